## Comandos. El mensaje es lo que se escribe: una palabra en minúsculas. `.about` es una frase corta.

command-group = grupo
command-group-create = crear
    .about = Crear un grupo y quedar a cargo de su administración
command-group-room = sala
    .about = Atender una sala del grupo y poner en ella el aviso
command-group-show = ver
    .about = Ver las salas del grupo y quién tiene cada rol
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
command-profile-show = ver
    .about = Ver lo que otras personas pueden saber de mí
command-profile-set = cambiar
    .about = Cambiar mi nombre, idioma, zona horaria, país u organización
command-profile-link = vincular
    .about = Unir otra cuenta mía por medio de un código, o entrar en otro dispositivo
command-privacy = privacidad
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

param-affiliation = afiliación
param-key = ajuste
# El nombre que la propia plataforma le da a una sala.
param-native = id
param-purpose = propósito
param-questions = preguntas
param-role = rol
param-sure = confirmación
param-uses = usos

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
# Cómo llegan las preguntas sobre lo que se cita de alguien (people-questions).
choice-questions-now = inmediatas
choice-questions-daily = diarias
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

people-notice-web = Puente lleva un registro de esta sala para el grupo { $group }. Guarda los mensajes y la participación de cada integrante: cuándo, en qué sala y de qué manera. Lo hace para que las dos salas se escuchen y la participación se cuente con honestidad. Lo puede ver el grupo. Los mensajes se guardan por { $keep }; lo que se contó y las síntesis publicadas quedan como registro del grupo. Si no quieren que se cuente su participación ni que sus mensajes pasen a la otra sala, escriban { $off }; para ver todo lo que se guarda de ustedes, escriban { $show }. Quien se niegue conserva todos sus derechos.
people-notice = Puente lleva un registro de la participación en esta sala para el grupo { $group }. Guarda cuándo participó cada integrante, en qué sala y de qué manera; el texto de un mensaje solo se guarda si alguien pide llevarlo, si se cita o si se publica. Lo hace para que las dos salas se escuchen y la participación se cuente con honestidad. Lo puede ver el grupo; lo que se contó y las síntesis publicadas quedan como registro del grupo. Si no quieren que se cuente su participación ni que sus mensajes pasen a la otra sala, escriban { $off }; para ver todo lo que se guarda de ustedes, escriban { $show }. Quien se niegue conserva todos sus derechos.

## Grupos y salas.

# $slug: su nombre corto.
people-group-created = Ya existe el grupo { $name }, con el alias { $slug }. Lo que sigue es agregar una sala por idioma, por ejemplo: !grupo sala es idioma:es
# $members: cuántos.
people-group-facts = { $members ->
    [one] { $members } integrante
   *[other] { $members } integrantes
} · zona horaria { $zone }
people-group-room = Sala { $slug }: { $language }, { $purpose } ({ $platform })
# $role "puente", $names "Ana y Luz".
people-group-role = { $role }: { $names }
people-room-served-now = Puente ya atiende la sala «{ $slug }» en { $language }. No se registra nada hasta que el aviso esté puesto ahí.
people-room-served = Esta sala ya es de un grupo. Hay que elegir otra.
people-slug-wrong = «{ $slug }» no sirve como alias. Tiene que llevar de 2 a 40 letras minúsculas sin acento, cifras o guiones, y empezar con una letra; por ejemplo, datos-de-registro.
people-slug-taken = El alias { $slug } ya está en uso. Se puede elegir otro con «alias:».
# Para quien opera Puente: un grupo del archivo de configuración.
people-wanted-nameless = En la configuración, el grupo { $slug } no tiene nombre. Tiene que llevar uno por idioma, por ejemplo: names.es = "Datos de registro"
people-setting-changed = { $by } cambió un ajuste del grupo: { $key } ahora es «{ $value }».
people-setting-near = No existe el ajuste { $key }. ¿Quizás { $near }?
people-setting-unknown = No existe el ajuste { $key }. Los ajustes son: { $keys }.
# Se dice después de un cambio que se anunció en las salas.
people-done = Listo. Ya se anunció en las salas del grupo.

## Roles.

people-role-given = { $by } le dio a { $name } el rol «{ $role }».
people-role-taken = { $by } le quitó a { $name } el rol «{ $role }».
people-role-unchanged = No hubo cambios: para { $name } y el rol «{ $role }» ya era así.
people-role-unknown = Ese rol no existe. Los roles son: { choice-role-bridge }, { choice-role-coordinator }, { choice-role-chair }, { choice-role-secretary }, { choice-role-mentor }, { choice-role-arbiter }, { choice-role-returning }, { choice-role-ethics }, { choice-role-admin }.
people-last-admin = Un grupo no puede quedarse sin administración, y aquí solo queda una persona con ese rol. Antes hay que dárselo a alguien más: !grupo rol dar @nombre administración
# $name puede estar vacío.
people-not-in-group = Solo quienes están en el grupo pueden tener roles, y esta persona no ha entrado: { $name }

## Entrar y salir.

people-joined = Esta cuenta ya forma parte de { $group }. Con !ayuda se ve todo lo que se puede hacer.
people-join-needs-code = A este grupo se entra con invitación. La coordinación puede dar un enlace; después hay que escribir !grupo unirse y el enlace.
people-left = Listo. Su participación en el grupo terminó, y con ella sus roles. Lo que se contó antes se mantiene.
# $uses: para cuántas personas.
people-invite-open = { $uses ->
    [one] Con este enlace puede entrar una persona. Vence: { $until }.
   *[other] Con este enlace pueden entrar { $uses } personas. Vence: { $until }.
}
people-invite-personal = Con este enlace { $name } puede iniciar sesión. Vence: { $until }. Hay que dárselo solamente a { $name }: quien lo tenga entra como { $name }.
# Las palabras de un enlace.
people-invite-link = Invitación
people-invite-not-yours = { $name } ya está en el grupo, y un enlace para iniciar sesión es personal: solo puede hacerlo { $name } o quien opera Puente.
people-invite-role = Dar un rol junto con la invitación corresponde a la administración. Se puede invitar sin «rol:» y después pedir que se lo den.
people-link-dead = Este enlace ya no sirve: se usó o venció. Se puede pedir otro al grupo.
people-name-unreadable = Un nombre necesita al menos una letra o una cifra. Hay que escribir otro.
people-country-wrong = «{ $country }» no es el código de un país. Lleva dos letras, por ejemplo CO o JM.
people-zone-unknown = No existe la zona horaria «{ $zone }». Se escribe, por ejemplo, America/Bogota o America/Jamaica.

## El perfil.

people-profile-facts = @{ $handle } · { $language } · { $zone }
people-profile-country = País: { $country }
people-profile-affiliation = { $organisation }, desde el { $since }
people-profile-affiliation-past = { $organisation }, del { $since } al { $until }
people-profile-roles = Roles: { $roles }
people-profile-account = Cuenta: { $account } ({ $platform })
people-profile-changed = Su perfil quedó actualizado.
people-link-code = Desde su otra cuenta, hay que escribir !perfil vincular { $code }. Vence: { $until }. A partir de ahí, las dos cuentas serán suyas. Conviene no mostrarle este código a nadie.
# $until: cuándo deja de servir el enlace.
people-link-device = Para usar Puente en otro navegador o en el teléfono, hay que abrir allí este enlace. Sirve una sola vez, hasta { $until }, y entra con su nombre: no conviene enviárselo a nadie.
people-link-open = Entrar en el otro dispositivo
people-link-code-dead = Este código no sirve: ya se usó, venció o tiene un error. Para obtener otro, hay que escribir !perfil vincular desde la otra cuenta.
people-link-same = Esta cuenta ya es suya. Hay que escribir !perfil vincular desde la otra cuenta, y el código desde esta.
people-linked = La cuenta { $account } ({ $platform }) ahora también es suya. Si no la reconoce, se puede deshacer con !perfil vincular deshacer
people-unlinked = La cuenta { $account } ({ $platform }) ya no es suya.
people-link-nothing = No hay ninguna cuenta vinculada que devolver.

## Mis datos.

people-privacy-on = Su participación se cuenta, y sus mensajes pueden pasar a la otra sala.
people-privacy-off = Su participación no se cuenta, y sus mensajes no pasan a la otra sala.
people-privacy-now-on = Desde ahora su participación se cuenta, y sus mensajes pueden pasar a la otra sala.
people-privacy-now-off = Desde ahora su participación no se cuenta, y sus mensajes no pasan a la otra sala. Todos sus derechos siguen intactos.
people-privacy-rights = Se puede decir que no (!privacidad no-registrar), llevarse los datos (!privacidad exportar), corregirlos (!perfil cambiar) o hacer que se borren (!privacidad borrar). Nada de esto quita derechos.
people-privacy-exported = En este archivo están todos los datos suyos que Puente guarda.
# $line "!privacidad borrar sí".
people-privacy-erase-sure = Esto borra su perfil, sus cuentas, sus organizaciones y sus roles, y quita su nombre de sus mensajes. También implica salir de todos los grupos. No se puede deshacer. Para confirmarlo, hay que escribir { $line }
people-privacy-erased = Listo. Puente ya no sabe de quién es esta cuenta.

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-people-profile = { $count ->
    [one] { $count } perfil
   *[other] { $count } perfiles
}: nombre, nombre corto, idioma, zona horaria y país
kept-people-accounts = { $count ->
    [one] { $count } cuenta
   *[other] { $count } cuentas
}: con qué nombre aparece en cada plataforma
kept-people-affiliations = { $count ->
    [one] { $count } vínculo
   *[other] { $count } vínculos
} con organizaciones, y desde cuándo
kept-people-memberships = { $count ->
    [one] { $count } grupo
   *[other] { $count } grupos
}: que forma parte de él, y sus roles

## La página de integrantes.

page-members = Integrantes
# $people y $countries: cuántos.
people-members-count = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
} · { $countries ->
    [one] { $countries } país
   *[other] { $countries } países
}
people-find-label = Buscar integrantes
people-find-hint = Nombre, país u organización
people-find-nobody = No hay nadie así. Se puede probar con el comienzo de un nombre, o escrito de otra manera.
people-person = Persona
people-speaks = Idioma
people-organisation = Organización
people-roles = Roles
# Quien no tiene otro rol que este.
people-role-none = integrante
people-roles-change = Cambiar roles
people-roles-change-of = Cambiar los roles de { $name }
people-role-give = Dar: { $role }
people-role-take = Quitar: { $role }
people-roles-announced = Cada cambio se anuncia en las salas del grupo.
people-invite-title = Invitar
people-invite-name = Nombre de la persona
people-invite-language = Idioma
people-invite-make = Hacer un enlace de invitación
people-invite-about = Quien tenga el enlace entra como esa persona, así que hay que dárselo solo a ella. Sin un nombre, puede entrar una persona nueva, que dirá quién es.

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
people-country = País (dos letras)
people-organisation-new = Nueva organización (un guion si es ninguna)
# Le sigue "inmediatas" o "diarias".
people-questions = Preguntas sobre lo que se cita de mí
people-save = Guardar
people-privacy-do-show = Ver lo que se guarda de mí
people-privacy-do-export = Descargar mis datos
people-privacy-do-off = No contar mi participación ni llevar mis mensajes
people-privacy-do-on = Volver a contar mi participación y a llevar mis mensajes
# Abre lo que sigue.
people-privacy-erase = Borrar mis datos
people-privacy-sure = Sí, con la certeza de que no se puede deshacer
people-privacy-do-erase = Borrar mis datos ahora

# Who runs Puente, when a command was given at the machine itself.
# Aparece donde estaba el nombre de alguien cuyos datos se borraron.
people-gone = alguien que ya no participa
people-operator = Quien opera Puente

setting-people-keep = Cuánto tiempo guardan los mensajes las salas web

## Palabras que se escriben donde podría ir un nombre o un código.

people-word-me = yo
people-word-none = ninguna
people-word-undo = deshacer
