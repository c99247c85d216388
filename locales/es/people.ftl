## Comandos. El mensaje es lo que se escribe: una palabra en minúsculas. `.about` es una frase corta.

command-group = grupo
    .about = El grupo: salas, integrantes y ajustes
command-group-create = crear
    .about = Crear un grupo y quedar a cargo de su administración
command-group-room = sala
    .about = Atender una sala del grupo y poner en ella el aviso
command-group-show = ver
    .about = Ver las salas del grupo, quién tiene cada rol y los ajustes
command-group-invite = invitar
    .about = Hacer un enlace de invitación para una o varias personas
command-group-role = rol
    .about = Dar un rol a alguien del grupo, o quitárselo
command-group-set = cambiar
    .about = Cambiar un ajuste del grupo
command-group-join = unirse
    .about = Entrar al grupo con una invitación
command-group-leave = salir
    .about = Salir del grupo
command-profile = perfil
    .about = Lo que otras personas pueden saber de mí
command-profile-show = ver
    .about = Ver lo que otras personas pueden saber de mí
command-profile-set = cambiar
    .about = Cambiar mi nombre, idioma, zona horaria, país u organización
command-profile-link = vincular
    .about = Unir otra cuenta mía por medio de un código, o entrar en otro dispositivo
command-privacy = privacidad
    .about = Lo que se guarda de mí
command-privacy-show = ver
    .about = Ver lo que se guarda de mí
command-privacy-off = no-registrar
    .about = No contar mi participación ni llevar mis mensajes
command-privacy-on = registrar
    .about = Volver a contar mi participación y a llevar mis mensajes
command-privacy-export = exportar
    .about = Descargar todo lo que se guarda de mí
command-privacy-erase = borrar
    .about = Borrar de Puente quién soy

## Nombres de los datos: una palabra que se escribe antes de dos puntos.

param-account = cuenta
    .about = A quién se le pide entrar, por su cuenta aquí
param-affiliation = afiliación
    .about = Qué papel se tiene en esa organización
param-key = ajuste
    .about = El ajuste, como aparece en «grupo ver»
# El nombre que la propia plataforma le da a una sala.
param-native = id
    .about = La sala, si no es esta misma
param-purpose = propósito
    .about = Para qué es la sala
param-questions = preguntas
    .about = Cuándo recibir las preguntas: de inmediato o una vez al día
param-role = rol
    .about = El rol
param-sure = confirmación
    .about = Hacerlo, ahora que se sabe lo que hace
param-uses = usos
    .about = Cuántas personas pueden usar el enlace
param-close = cerrar
    .about = Dejar de atender la sala

## Lo que se puede elegir: una palabra, que también se escribe.

choice-action-give = dar
choice-action-take = quitar
# Vínculos con una organización; también se ve así: "ISOC Uruguay, representante, desde el…".
choice-affiliation-representative = representante
choice-affiliation-alternate = suplente
choice-affiliation-member = integrante
choice-affiliation-individual = individual
choice-affiliation-observer = observación
choice-affiliation-staff = personal
choice-joining-code = código
choice-joining-open = abierto
choice-purpose-discussion = debate
choice-purpose-desk = mesa
choice-purpose-coordination = coordinación
choice-purpose-mentoring = mentoría
choice-purpose-announcements = anuncios
# Cuándo se le pregunta a alguien por lo que se cita de sus mensajes (people-questions).
choice-questions-now = de-inmediato
choice-questions-daily = una-vez-al-día
# Roles de un grupo; en las frases van entre comillas: "Camila ahora tiene el rol «puente»".
choice-role-bridge = puente
choice-role-coordinator = coordinación
choice-role-chair = presidencia
choice-role-secretary = secretaría
choice-role-mentor = mentoría
choice-role-arbiter = arbitraje
choice-role-returning = electoral
choice-role-ethics = ética
choice-role-admin = administración
choice-sure-yes = sí

## Ajustes de un grupo.

setting-people-joining = Cómo se entra al grupo: con un código de invitación, o abierto a toda persona que esté en la sala

## El aviso, que está en cada sala antes de que se registre nada. $off "!privacidad no-registrar",
## $show "!privacidad ver". Las salas web guardan los mensajes; en otras plataformas Puente no
## guarda la conversación.

people-notice-web = Puente lleva un registro de esta sala para el grupo { $group }. Guarda los mensajes con sus archivos adjuntos y la participación de cada integrante: cuándo, en qué sala y de qué manera. Lo hace para que las dos salas se escuchen y la participación se cuente con honestidad. El grupo puede verlo. Los mensajes se guardan por { $keep }; lo que se contó y las síntesis publicadas quedan como registro del grupo. Si no quieren que se cuente su participación ni que sus mensajes pasen a la otra sala, escriban { $off }; para ver todo lo que se guarda de ustedes, escriban { $show }. Si dicen que no, conservan todos sus derechos.
people-notice = Puente lleva un registro de la participación en esta sala para el grupo { $group }. Guarda cuándo participó cada integrante, en qué sala y de qué manera; el texto de un mensaje, con sus archivos adjuntos, solo se guarda si alguien pide llevarlo, si se cita o si se publica. Lo hace para que las dos salas se escuchen y la participación se cuente con honestidad. El grupo puede verlo; lo que se contó y las síntesis publicadas quedan como registro del grupo. Si no quieren que se cuente su participación ni que sus mensajes pasen a la otra sala, escriban { $off }; para ver todo lo que se guarda de ustedes, escriban { $show }. Si dicen que no, conservan todos sus derechos.

## Grupos y salas.

# $slug: su nombre corto.
people-group-created = Ya existe el grupo { $name }, con el alias { $slug }. Ahora agregue una sala por idioma, por ejemplo: !grupo sala es idioma:es
# $members: cuántos.
people-group-facts = { $members ->
    [one] { $members } integrante
   *[other] { $members } integrantes
} · zona horaria { $zone }
# Personas que tienen una invitación y todavía no la usaron.
people-group-invited = { $count ->
    [one] { $count } persona invitada que todavía no entró
   *[other] { $count } personas invitadas que todavía no entraron
}
# $about "Cómo se entra al grupo", $key "people.joining", $value "abierto".
people-group-setting = { $key }: { $value } · { $about }
people-group-room = Sala «{ $slug }», en { $language }: { $purpose } ({ $platform })
# $role "puente", $names "Ana y Luz".
people-group-role = { $role }: { $names }
people-room-served-now = Puente ya atiende la sala «{ $slug }» en { $language }. No se registra nada hasta que el aviso esté puesto ahí.
people-room-served = Esta sala ya es de un grupo. Elija otra.
people-slug-wrong = «{ $slug }» no sirve como alias. Use de 2 a 40 letras minúsculas sin acento, cifras o guiones, y empiece con una letra; por ejemplo, datos-de-registro.
people-slug-taken = El alias { $slug } ya está en uso. Elija otro con «alias:».
# Para quien opera Puente: un grupo del archivo de configuración.
people-wanted-nameless = En la configuración, el grupo { $slug } no tiene nombre. Póngale uno por idioma, por ejemplo: names.es = "Datos de registro"
people-room-moved = La sala { $slug } sigue aquí, en lugar de la anterior.
people-setting-changed = { $by } cambió un ajuste del grupo: { $key } ahora es «{ $value }».
people-setting-near = No existe el ajuste { $key }. ¿Quiso decir { $near }?
people-setting-unknown = No existe el ajuste { $key }. Los ajustes son: { $keys }.
# Se dice después de un cambio que se anunció en las salas.
people-done = Listo. Ya se anunció en las salas del grupo.

## Roles.

people-role-given = { $by } le dio a { $name } el rol «{ $role }».
people-role-taken = { $by } le quitó a { $name } el rol «{ $role }».
people-role-has = No cambió nada: { $name } ya tenía el rol «{ $role }».
people-role-has-not = No cambió nada: { $name } no tenía el rol «{ $role }».
people-role-unknown = Ese rol no existe. Los roles son: { choice-role-bridge }, { choice-role-coordinator }, { choice-role-chair }, { choice-role-secretary }, { choice-role-mentor }, { choice-role-arbiter }, { choice-role-returning }, { choice-role-ethics }, { choice-role-admin }.
people-last-admin = Un grupo no puede quedarse sin administración, y aquí solo queda una persona con ese rol. Déselo antes a alguien más: !grupo rol dar @nombre administración
people-not-in-group = Solo quienes están en el grupo pueden tener roles, y { $name } no ha entrado.

## Entrar y salir.

people-joined = Le damos la bienvenida a { $group }. Escriba !ayuda para ver qué puede hacer.
# A quien acaba de entrar, a solas. $help "!ayuda". $off "!privacidad no-registrar".
people-welcome = Le damos la bienvenida a { $group }. Ponga 🌉 en un mensaje para pedir que se lleve a la otra sala; { $help } muestra qué más puede hacer. El aviso al comienzo de cada sala dice qué se guarda. Si prefiere que no, escriba { $off }: conserva todos sus derechos.
people-join-needs-code = A este grupo se entra con invitación. Pida un enlace a la coordinación; después escriba !grupo unirse y el enlace.
people-left = Usted salió del grupo y ya no tiene roles en él. Lo que se contó antes se mantiene.
# $uses: para cuántas personas.
people-invite-open = { $uses ->
    [one] Con este enlace puede entrar una persona. Vence: { $until }.
   *[other] Con este enlace pueden entrar { $uses } personas. Vence: { $until }.
}
people-invite-personal = Con este enlace { $name } puede iniciar sesión. Vence: { $until }. Déselo solo a { $name }: quien lo tenga entra como { $name }.
# A solas, a una cuenta a la que se le pide entrar. $by "Ana".
people-asked = { $by } le pide que entre al grupo { $group }. Si presiona el botón, entra; si no hace nada, no se guarda nada de usted.
people-asked-role = { $by } le pide que entre al grupo { $group } con el rol «{ $role }». Si presiona el botón, entra con ese rol; si no hace nada, no se guarda nada de usted.
# En un botón.
people-asked-join = Entrar a { $group }
people-invite-asked = Ya se lo pedí a esa cuenta, a solas. Puede entrar si acepta antes de esta fecha: { $until }.
people-invite-here = { $name } ya está en el grupo.
# Las palabras de un enlace.
people-invite-not-yours = { $name } ya está en el grupo, y un enlace para iniciar sesión es personal: solo { $name } o quien opera Puente puede hacerlo.
people-invite-role = Solo quien administra el grupo puede dar un rol junto con la invitación. Invite sin «rol:» y después pida que se lo den.
people-link-dead = Este enlace ya no sirve: se usó o venció. Pida otro a quien coordina su grupo.
people-name-unreadable = Un nombre necesita al menos una letra o una cifra. Escriba otro.
people-country-wrong = «{ $country }» no es un país conocido. Se escribe su nombre en español o en inglés, o su código: por ejemplo Perú, PE o PER.
people-zone-unknown = «{ $zone }» no es una zona horaria, o es más de una. Escriba una ciudad, por ejemplo Lima o "Puerto España", o el nombre completo: America/Lima.
people-name-ours = Con el nombre «{ $name }» habla Puente mismo, así que nadie más puede llamarse así. Escriba su propio nombre.
people-name-taken = Otra persona del grupo se llama «{ $name }», o casi. Agregue algo que distinga a una de otra, como su organización: { $name } (ISOC Panamá).
people-platform-unknown = Puente no atiende «{ $platform }» aquí. Atiende: { $platforms }.
people-room-native = ¿De qué sala de { $platform } se trata? Agregue su id allí: id:….
people-room-unknown = No hay una única sala «{ $slug }» que cerrar. Salas: { $rooms }.
people-room-closed = { $by } cerró la sala { $slug } ({ $language }). Lo que se diga allí ya no se lleva ni se cuenta.
people-room-closed-now = Listo: la sala { $slug } está cerrada. Para abrirla otra vez, créela de nuevo con el mismo nombre.
people-room-open-again = Listo: la sala { $slug } ({ $language }) está abierta otra vez.
people-language-unnamed = «{ $code }» no es el código de un idioma. Escriba uno como en, es, pt o fr.
people-settings-operator = operators en [people]: «{ $operator }» no tiene la forma plataforma:cuenta, como web:eva.

## Lo que todavía falta, para quien opera Puente.

# $group: un alias.
people-lacks-admin = El grupo { $group } no tiene a nadie que lo administre. Invite a alguien: puente invitar NOMBRE --grupo { $group } --rol admin; o recuérdele a quien ya invitó que entre.
people-lacks-bridge = El grupo { $group } no tiene persona puente, así que nada se puede llevar. Invite a alguien: puente invitar NOMBRE --grupo { $group } --rol bridge; o recuérdele a quien ya invitó que entre.
# $code: el código del idioma, como es.
people-lacks-room = El grupo { $group } tiene nombre en { $language } y ninguna sala en ese idioma. Quien lo administra la crea con !grupo sala { $code } idioma:{ $code }; o agréguela a su grupo en [people], en la configuración.
# $operator "web:ana.luz".
people-lacks-operator = operators en [people]: todavía nadie es { $operator }. Revise el nombre, o invite a esa persona.

## El perfil.

people-profile-facts = @{ $handle } · { $language } · { $zone }
people-profile-country = País: { $country }
people-profile-affiliation = { $organisation }, desde el { $since }
people-profile-affiliation-past = { $organisation }, del { $since } al { $until }
people-profile-roles = Roles: { $roles }
people-profile-account = Cuenta: { $account } ({ $platform })
people-profile-changed = Su perfil quedó actualizado.
people-link-code = En su otra cuenta, escriba !perfil vincular { $code }. El código vence: { $until }. A partir de ahí, las dos cuentas serán suyas. No le muestre este código a nadie.
# $until: cuándo deja de servir el enlace.
people-link-device = Para usar Puente en otro navegador o en el teléfono, abra allí este enlace. Sirve una sola vez y vence: { $until }. Entra con su nombre, así que no se lo envíe a nadie.
people-link-open = Entrar en el otro dispositivo
people-link-code-dead = Este código no sirve: ya se usó, venció o tiene un error. Para obtener otro, escriba !perfil vincular en su otra cuenta.
people-link-same = Esta cuenta ya es suya. Escriba !perfil vincular en su otra cuenta, y el código en esta.
people-linked = La cuenta { $account } ({ $platform }) ahora también es suya. Si no la reconoce, escriba !perfil vincular deshacer
people-unlinked = La cuenta { $account } ({ $platform }) ya no es suya.
people-link-nothing = No hay ninguna cuenta vinculada que se pueda separar.

## Mis datos.

people-privacy-on = Su participación se cuenta, y sus mensajes pueden pasar a la otra sala.
people-privacy-off = Su participación no se cuenta, y sus mensajes no pasan a la otra sala.
people-privacy-now-on = Desde ahora su participación se cuenta, y sus mensajes pueden pasar a la otra sala.
people-privacy-now-off = Desde ahora su participación no se cuenta, y sus mensajes no pasan a la otra sala. Usted conserva todos sus derechos.
people-privacy-rights = Usted puede decir que no (!privacidad no-registrar), llevarse sus datos (!privacidad exportar), corregirlos (!perfil cambiar) o borrarlos (!privacidad borrar). Nada de esto le quita derechos.
# Por cada grupo con salas web. $keep: una duración.
people-privacy-keep = Las salas web de { $group } guardan los mensajes por { $keep }.
people-privacy-exported = En este archivo está todo lo que Puente guarda de usted.
# $line "!privacidad borrar sí".
people-privacy-erase-sure = Esto borra su perfil, sus cuentas, sus organizaciones y sus roles, y quita su nombre de sus mensajes. Usted sale de todos los grupos. No se puede deshacer. Para confirmarlo, escriba { $line }
people-privacy-erased = Listo. Puente ya no sabe quién es usted.

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-people-profile = { $count ->
    [one] { $count } perfil
   *[other] { $count } perfiles
}: nombre, alias, idioma, zona horaria y país
kept-people-accounts = { $count ->
    [one] { $count } cuenta suya: en qué plataforma y con qué nombre
   *[other] { $count } cuentas suyas: en qué plataforma y con qué nombre
}
kept-people-affiliations = { $count ->
    [one] { $count } vínculo con una organización, y desde cuándo
   *[other] { $count } vínculos con organizaciones, y desde cuándo
}
kept-people-memberships = { $count ->
    [one] { $count } grupo del que usted forma parte, y sus roles en él
   *[other] { $count } grupos de los que usted forma parte, y sus roles en ellos
}

## La página de integrantes.

page-members = Integrantes
# $people y $countries: cuántos.
people-members-count = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}{ $countries ->
    [0] { "" }
    [one] { " · " }{ $countries } país
   *[other] { " · " }{ $countries } países
}
people-find-label = Buscar integrantes
people-find-hint = Nombre, país u organización
people-find-nobody = No se encontró a nadie. Pruebe con el comienzo del nombre, o escríbalo de otra manera.
people-person = Persona
people-speaks = Idioma
people-organisation = Organización
people-roles = Roles
# Quien no tiene otro rol que este.
people-role-none = integrante
people-roles-change = Cambiar roles
people-roles-change-of = Cambiar roles: { $name }
people-role-give = Dar: { $role }
people-role-take = Quitar: { $role }
people-roles-announced = Cada cambio se anuncia en las salas del grupo.
people-invite-title = Invitar
people-invite-name = Nombre de la persona
people-invite-language = Idioma
people-invite-make = Hacer un enlace de invitación
people-invite-about = Quien tenga el enlace entra como esa persona, así que déselo solo a ella. Sin nombre, puede entrar una persona nueva, que dirá quién es.

## La página sobre uno mismo.

page-me = Sobre mí
people-me-who = Quién soy
people-me-link = Unir otra cuenta u otro dispositivo
people-me-settings = Mis ajustes
people-me-data = Mis datos
people-accounts = Cuentas
people-since = desde el { $day }
people-until = hasta el { $day }
people-name = Nombre
people-language = Idioma
people-zone = Zona horaria
people-zone-about = basta una ciudad, como Lima
people-country = País
people-organisation-new = Nueva organización (escriba un guion si no tiene)
# Le sigue una de las dos que vienen después.
people-questions = Cuándo preguntarme por lo que se cita de mí
people-questions-now = de inmediato
people-questions-daily = una vez al día
people-save = Guardar
people-privacy-do-show = Ver lo que se guarda de mí
people-privacy-do-export = Descargar mis datos
people-privacy-do-off = No contar mi participación ni llevar mis mensajes
people-privacy-do-on = Volver a contar mi participación y a llevar mis mensajes
# Abre lo que sigue.
people-privacy-erase = Borrar mis datos
people-privacy-sure = Sí, entiendo que no se puede deshacer
people-privacy-do-erase = Borrar mis datos ahora

# Aparece donde estaba el nombre de alguien cuyos datos se borraron.
people-gone = alguien que ya no participa
# Quien opera Puente, cuando un comando se dio en la propia máquina.
people-operator = Quien opera Puente

setting-people-keep = Cuánto tiempo se guardan los mensajes en las salas web

## Palabras que se escriben donde podría ir un nombre o un código.

people-word-me = yo
people-word-none = ninguna
people-word-undo = deshacer

## Lo que se cuenta de las personas a quien no estaba, después de «Integrantes:».

people-news-came = { $count ->
    [one] se unió { $count } persona
   *[other] se unieron { $count } personas
}
people-news-role = { $name } ahora tiene el rol «{ $role }»
people-news-role-yours = usted ahora tiene el rol «{ $role }»
