# Lo que usan todas las partes: momentos, duraciones, nombres de idiomas.

# La región cuyos usos siguen las fechas, los números y las listas (BCP 47). No se muestra.
-locale = es-419

## Momentos. $weekday "mar", $day "1 dic 2026", $time "18:00", $zone "Buenos Aires".

# Para quien lee en UTC.
moment-utc = { $weekday } { $day }, { $time } UTC
# El mismo día en UTC.
moment-here = { $weekday } { $day }, { $time } ({ $zone }) · { $utc-time } UTC
# Otro día en UTC: $utc-weekday "mié", $utc-day "2 dic".
moment-here-other-day = { $weekday } { $day }, { $time } ({ $zone }) · { $utc-weekday } { $utc-day }, { $utc-time } UTC

## Duraciones, en palabras.

# Años enteros de 365 días.
span-years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}
span-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
span-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
span-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
span-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}

## Antigüedad, lo más corta posible.

age-days = { $count } d
age-hours = { $count } h
age-minutes = { $count } min
age-now = ahora

## Nombres de idiomas, por código.

language-en = inglés
language-es = español
language-fr = francés
language-pt = portugués

# Lo que escribió una persona o un grupo, tal cual.
verbatim = { $text }

## Comandos. El mensaje es lo que se escribe: una palabra en minúsculas. `.about` es una frase corta.

command-help = ayuda
    .about = Ver qué se puede hacer aquí, o cómo se usa un comando

## Nombres de los datos que usan varios comandos: una palabra que se escribe antes de dos puntos.

param-action = acción
    .about = Dar el rol o quitarlo
param-code = código
    .about = El código recibido
param-command = comando
    .about = Un comando, como se escribe aquí
param-country = país
    .about = El país, por su nombre o por dos letras
param-group = grupo
    .about = El grupo
param-language = idioma
    .about = El idioma, por su nombre o por su código
param-member = integrante
    .about = Alguien del grupo: un nombre o una mención
param-name = nombre
    .about = El nombre
param-names = nombres
    .about = El nombre en cada idioma
param-organisation = organización
    .about = La organización; un guion significa ninguna
param-platform = plataforma
    .about = Dónde está la sala: web, discord, matrix
param-slug = alias
    .about = Un nombre corto: minúsculas, cifras y guiones
param-value = valor
    .about = El nuevo valor
param-zone = zona
    .about = La zona horaria: America/Bogota, Europe/Madrid

## Ayuda.

talk-help-first = Lo más útil aquí y ahora:
# $list "!perfil y !privacidad"; $line "!ayuda".
talk-help-all = También: { $list }. Para ver uno, escriba { $line } y su nombre. Lo que va entre [corchetes] es opcional.
# Bajo un comando que quien pregunta no puede usar. $roles "presidencia y secretaría".
talk-help-roles = Lo pueden usar quienes tienen este rol: { $roles }. Con !grupo ver se sabe quiénes son.
talk-help-known = Lo puede usar toda persona que Puente ya conoce.
talk-help-members = Lo pueden usar quienes integran el grupo.
talk-help-operator = Solo lo puede usar quien opera Puente.
# $line "!ayuda".
# Alguien escribió una frase común donde solo se leen comandos. $line "!ayuda".
talk-say-what = Aquí solo entiendo comandos. Escriba { $line } para ver qué puede hacer.

## Quién puede, y dónde.

talk-not-a-member = Puente todavía no conoce esta cuenta. Si tiene una invitación, escriba !grupo unirse y el enlace. Si ya entró con otra cuenta, escriba !perfil vincular.
talk-not-in-group = Esto es para integrantes del grupo, y usted todavía no ha entrado. Escriba !grupo unirse y el enlace de su invitación.
# $roles "presidencia o secretaría"; $count: cuántos.
talk-only-roles = { $count ->
    [one] Para esto hace falta el rol «{ $roles }». !grupo ver muestra quién lo tiene.
   *[other] Para esto hace falta uno de estos roles: { $roles }. !grupo ver muestra quién los tiene.
}
talk-only-operator = Esto solo puede hacerlo quien opera Puente.
talk-only-owner = Un grupo lo crea quien administra una sala, en esa misma sala. Pídale a quien la administra que escriba esto allí.
talk-which-group = No queda claro de qué grupo se trata. Escriba esto en una de las salas del grupo, o agregue grupo: y su alias.
talk-no-such-group = No hay ningún grupo { $given }.

## Un comando que no se entendió.

talk-no-such-command = No existe el comando «{ $given }». Escriba !ayuda para ver qué puede hacer.
# $near "!glosario buscar".
talk-no-such-command-near = No existe el comando «{ $given }». ¿Quiso decir { $near }?
# $choices "!grupo ver o !perfil ver".
talk-no-such-command-several = No existe el comando «{ $given }». Quizás sea uno de estos: { $choices }.
# $head "grupo", $choices "!grupo ver o !grupo invitar".
talk-which-of = Después de «{ $head }» falta una palabra. Puede escribir { $choices }.
# $given: el nombre de un campo en el código.
talk-no-such-field = El formulario envió algo desconocido, «{ $given }», así que no se hizo nada. Vuelva a cargar la página e inténtelo de nuevo.
talk-too-much = Este comando no sabe qué hacer con «{ $given }». Ponga entre comillas los textos con espacios.
# $near: el texto a partir de las comillas.
talk-unclosed-quote = Hay comillas que se abren y no se cierran. Están aquí: { $near }
talk-line-too-long = Es demasiado largo para un comando, que puede tener { $limit } caracteres y { $words } palabras.

## Lo que se le dio a un comando. $param es el nombre del dato; $given, lo que se escribió.

# $usage "!grupo crear NOMBRE [idioma:…]".
talk-param-missing = Falta «{ $param }». Escriba: { $usage }
talk-texts-missing = Falta «{ $param }». Escriba el texto en cada idioma, así: en:"…" es:"…"
talk-too-long = «{ $param }» tiene { $length } caracteres y puede tener hasta { $limit }.
talk-not-a-number = «{ $given }» no sirve como «{ $param }»: escriba un número entero de { $low } a { $high }.
talk-not-a-span = «{ $given }» no sirve como «{ $param }»: escriba una duración, por ejemplo 2m, 1h30 o 3 días.
talk-not-a-date = «{ $given }» no sirve como «{ $param }»: escriba una fecha, por ejemplo 2026-12-10, 2026-12-10T18:00, en 3 días o vie 18:00.
talk-not-past = «{ $given }» no sirve como «{ $param }»: escriba una fecha pasada o cuánto hace, por ejemplo 2026-11-20, lun 18:00, 3 días o 2 semanas.
# $first y $second: fechas ISO.
talk-date-ambiguous = En «{ $param }», «{ $given }» puede ser una de dos fechas. Escriba la que corresponda: { $first } o { $second }.
# $maybe: una fecha ISO.
talk-date-not-iso = En «{ $param }», escriba «{ $given }» con el año primero. ¿Es { $maybe }?
talk-not-a-language = «{ $given }» no sirve como «{ $param }»: escriba el nombre de un idioma o su código, por ejemplo en o es.
# $language: el que se pidió; $list: los que se usan.
talk-language-not-here = Aquí puede usar { $list }, pero no { $language }.
talk-not-a-choice = «{ $given }» no sirve como «{ $param }». Puede escribir { $choices }.
talk-nothing-to-name = Todavía no existe nada que se pueda indicar en «{ $param }».
talk-not-found = No se encontró «{ $given }» para «{ $param }». Revise cómo está escrito.
talk-not-found-near = No se encontró «{ $given }» para «{ $param }». ¿Quiso decir { $near }?
talk-found-several = Para «{ $param }», «{ $given }» puede ser más de una opción. Escriba la que corresponda: { $several }.

## Lo que no funcionó.

# $incident: un código que también queda en el registro.
talk-failure = Algo falló en Puente y no se cambió nada. Inténtelo de nuevo. Si vuelve a fallar, dé este código a quien opera Puente: { $incident }
talk-database-away = La base de datos no responde en este momento. No se cambió nada y no se perdió nada de lo enviado antes. Inténtelo de nuevo en un momento.
talk-disk-full = El disco del servidor ya no recibe nada. No se cambió nada y lo enviado antes está a salvo. Conserve su texto, avise a quien opera Puente e inténtelo más tarde.
# Para administración. $why: lo que respondió la plataforma.
talk-room-refuses = La sala { $room } ({ $platform }) no acepta los mensajes de Puente: { $why }. No se pierde nada: Puente los conserva y vuelve a intentarlo. Revise que Puente esté en la sala y pueda escribir en ella.

## El archivo de configuración y el entorno, para quien opera Puente.

config-unreadable = No se pudo leer el archivo de configuración { $file }: { $problem }
config-not-toml = El archivo de configuración no está en formato TOML: { $problem }
config-outside-section = El ajuste { $key } está fuera de toda sección. Póngalo dentro de la suya, por ejemplo [web].
config-unknown-section = En la configuración no existe la sección [{ $section }]. ¿Quiso decir [{ $near }]?
config-unknown-key = En [{ $section }] no existe el ajuste { $key }. Sus ajustes son: { $keys }.
config-unknown-key-near = En [{ $section }] no existe el ajuste { $key }. ¿Quiso decir { $near }?
config-bad-value = Hay un valor en [{ $section }] que no sirve: { $problem }
config-secret-unreadable = No se pudo leer el archivo { $file }, que se indica con { $key } en [{ $section }]: { $problem }
# $source: PUENTE_LOG, RUST_LOG o la clave de la configuración.
config-log-filter = { $source }: no se entiende «{ $filter }». Escriba un nivel (error, warn, info, debug o trace), o partes del programa con su nivel, por ejemplo warn,puente=info.
config-log-format = format en [log] tiene que ser text o json, no «{ $format }».

## En la propia máquina: la línea de comandos, para quien opera Puente.

cli-about = Puente lleva lo importante de una sala a la otra de un grupo de trabajo.
cli-config = El archivo de configuración (si falta, PUENTE_CONFIG; si no, puente.toml de esta carpeta)
cli-serve = Atender las salas hasta que se detenga
cli-demo = Probar Puente con tres grupos de ejemplo, solo en esta computadora
cli-invite = Crear un enlace de entrada para alguien
cli-invite-name = Su nombre, o el alias de una persona del grupo
cli-invite-group = El grupo, si hay más de uno
cli-invite-language = El idioma de quien entra por primera vez, por ejemplo es
cli-invite-role = Un rol que se le da, por ejemplo admin o bridge
cli-check = Decir qué está mal, si algo lo está
cli-health = Preguntar al Puente en marcha si está bien
cli-migrate = Poner al día la base de datos
cli-backup = Guardar todo en un archivo, sin detener Puente
cli-backup-file = El archivo que se escribe
cli-restore = Devolver un respaldo a una base de datos vacía
cli-restore-file = El archivo que se lee
cli-matrix = Escribir lo que el servidor de Matrix debe saber de Puente como servicio de aplicación
cli-matrix-what = registro
cli-matrix-out = El archivo que se escribe (si no, se muestra)
cli-matrix-written = El registro está en { $file }. Contiene secretos: entrégueselo al servidor (en Synapse: app_service_config_files), que no lo lea nadie más, y reinicie el servidor.
cli-verify = Revisar todo lo que se guarda y decir qué está mal
cli-twin = Cotejar dos textos, cada uno en su idioma: lo que uno tiene y al otro le falta
cli-twin-one = Uno de los textos: Markdown o texto simple
cli-twin-other = El otro texto
cli-twin-group = Un grupo cuyos términos y nombres también cuentan
cli-bench = Medir lo que Puente soporta en esta máquina
cli-bench-part = Solo esto: demostracion, peores, traduccion, base, gente, flujos, registro, ano, agenda, espejo, tormenta, matrix, muertes
cli-bench-short = Solo lo que termina en dos minutos, sin tormentas
cli-bench-rounds = Cuántas tormentas (si no, 100); en Matrix, 20 muertes como máximo
cli-bench-postgres = Una base en un servidor PostgreSQL donde se puedan crear otras, que también se mide
cli-bench-python = Un Python que tenga instalados matrix-synapse y matrix-nio, para medir en Matrix
cli-version = Mostrar la versión
cli-help = Mostrar esta ayuda
cli-usage = Uso
cli-commands = Comandos
cli-options = Opciones
cli-values = Valores
cli-value-file = ARCHIVO
cli-value-command = COMANDO
cli-value-name = NOMBRE
cli-value-slug = GRUPO
cli-value-number = NÚMERO
cli-value-address = DIRECCIÓN
cli-value-code = IDIOMA
cli-value-role = ROL
cli-no-such-command = No hay ningún comando { $given }.
cli-no-such-option = No existe { $given }.
cli-perhaps = ¿Quiso decir { $nearest }?
cli-missing = Falta { $missing }.
cli-missing-command = Falta un comando.
cli-not-understood = Aquí no se entiende { $given }.

# $file: una ruta. $tables y $rows: cantidades.
cli-backed-up = Todo está en { $file }: { $rows ->
    [one] una fila
   *[other] { $rows } filas
} de { $tables } tablas{ $files ->
    [0] .
    [one] {" "}y un archivo adjunto.
   *[other] {" "}y { $files } archivos adjuntos.
}
cli-backup-missing = { $count ->
    [one] Falta un archivo adjunto
   *[other] Faltan { $count } archivos adjuntos
} en { $folder }, y por eso también en el respaldo. `puente verify` dice qué falta.
cli-backup-nothing = Aún no hay una base de datos en { $file }. Revise url en [store].
cli-backup-secret = Contiene todo lo que se guarda de las personas y la clave que firma las cookies. Guárdelo donde solo usted pueda leerlo.
cli-restored = { $rows ->
    [one] Se devolvió una fila
   *[other] Se devolvieron { $rows } filas
} de { $file }{ $files ->
    [0] .
    [one] {" "}y un archivo adjunto.
   *[other] {" "}y { $files } archivos adjuntos.
}
cli-verify-good = Todo lo que se guarda está completo: el archivo, cada fila, cada cuenta y cada cola de envío.
cli-verify-unsound = El archivo de la base de datos está dañado: { $problem }. Detenga Puente y restaure un respaldo.
# $table y $other: nombres de tablas. $count: filas.
cli-verify-orphans = { $count ->
    [one] Una fila de { $table } pertenece
   *[other] { $count } filas de { $table } pertenecen
} a algo que no está en { $other }.
cli-verify-lane = El orden de lo que sale hacia { $lane } está roto.
# $what: lo que se debía hacer y lo que se respondió.
cli-verify-failed = Se abandonó: { $what }
cli-restore-broken = { $file } no es un respaldo completo de Puente. No se cambió nada. Use otro respaldo.
cli-restore-newer = { $file } viene de una versión más nueva de Puente. No se cambió nada. Instale antes esa versión.
cli-restore-not-empty = La base de datos ya contiene algo, por ejemplo en { $table }. No se cambió nada. Restaure en una base de datos vacía.
cli-restore-made-already = La base de datos se preparó para una versión más nueva que la del respaldo. No se cambió nada. Restaure en una base de datos nueva.
# $place "web", "store" o "settings"; $problem: una oración.
cli-wrong = Hay un problema en { $place }: { $problem }
cli-told = { $place }: { $text }
cli-failure = No funcionó: { $problem }
# $place: host y puerto.
cli-healthy = Puente está bien en { $place }.
cli-health-database = Puente funciona en { $place }, pero su base de datos no responde. Arranque la base de datos: Puente continúa por sí solo.
cli-health-none = Puente no responde en { $place }. Arránquelo, o vea en su registro por qué se detuvo.
cli-check-folder = Puente no puede escribir en la carpeta { $folder }, donde va la base de datos. Désela al usuario con el que funciona Puente y revise si el disco está lleno o es de solo lectura.
# $place: host y puerto.
cli-check-metrics = Las cifras de { $place } las puede leer cualquiera que llegue a esta máquina. Dicen cuánto se habla en cada sala. Ponga host de [metrics] en 127.0.0.1, o en una dirección de una red privada.
cli-check-clock = El reloj de esta máquina y el de la base de datos difieren en { $span }. Con ellos se miden los enlaces, las sesiones y los turnos de entrega. Haga que ambos se ajusten por la red (timedatectl set-ntp true).
cli-check-good = Todo está en orden.
cli-database-new = La configuración está en orden. Todavía no hay base de datos: Puente la crea al arrancar.
cli-database-behind = La base de datos no está al día. Ejecute puente migrate, o arranque Puente.
cli-database-unreachable = No se puede conectar con la base de datos: { $problem }. Revise url en [store] y que el servidor esté funcionando.
cli-migrated = { $count ->
    [0] La base de datos ya estaba al día.
    [one] La base de datos está al día; había { $count } cambio nuevo.
   *[other] La base de datos está al día; había { $count } cambios nuevos.
}
cli-cannot-listen = Puente no puede atender en { $place }: { $problem }. Elija otro puerto en [{ $section }], o detenga el programa que lo usa.
# $problem: lo que respondió Puente al comando que lo crea.
cli-group-refused = No se pudo crear un grupo de [people]: { $problem }
cli-serving = Puente está listo: { $address }. Para detenerlo, presione Ctrl-C.
cli-stopped = Puente se detuvo. No se perdió nada.
cli-no-group = Todavía no hay ningún grupo. Agregue uno en [people], en la configuración.
# $names: alias de grupos.
cli-which-group = Indique con --group de qué grupo se trata: { $names }.
cli-not-invited = Todavía no hay enlace para { $name }. La línea anterior dice qué cambiar.
cli-database-parameter = url en [store] tiene un parámetro que no existe: { $name }. Quítelo o corríjalo.
cli-database-readable = Otras personas de esta máquina pueden leer el archivo { $file }, que contiene todo lo que se guarda de las personas. Que solo lo lea su dueño: chmod 600.

## La demostración.

# $folder "puente-demo".
cli-demo-begins = Se están preparando en { $folder } tres grupos de ejemplo con sus últimos nueve días.
cli-demo-port-busy = El puerto { $port } está ocupado; la demostración usa el { $used }.
cli-demo-no-port = No hay ningún puerto libre del { $port } al { $last }.
# $address: una dirección web.
cli-demo-ready = La demostración está lista: { $address }. Cada uno de estos enlaces entra como otra persona.
# $name: de quién es el enlace; $link: una dirección web.
cli-demo-link-keisha = { $name }, integrante, sala en inglés: { $link }
    Ponga 🌉 en un mensaje, o lea en una tarjeta lo que sostiene la sala en español.
cli-demo-link-lucia = { $name }, integrante, sala en español: { $link }
    Responda la pregunta que una síntesis le hace a su sala, u objete un punto.
cli-demo-link-camila = { $name }, persona puente: { $link }
    Abra la mesa: hay un borrador, y la verificación dice qué perdió el texto en español.
cli-demo-link-yamilet = { $name }, coordinación: { $link }
    Vea quiénes participaron en cada idioma y cómo se cuenta cada número.
cli-demo-end = Para detenerla, presione Ctrl-C. Para empezar de nuevo, borre { $folder }.
cli-demo-other = La carpeta { $folder } contiene una demostración sin terminar de otra versión de Puente. Bórrela y arranque otra vez.
# $step: por ejemplo «s1.toml, step 12 (camila, publish)».
cli-demo-step-refused = El guion de ejemplo se detiene en { $step }: { $problem }

## La exportación para personas: puente exportar. $folder: una ruta; $groups y $records: cantidades.

cli-export = Poner en archivos para personas lo que un grupo dijo, llevó y contó
cli-export-folder = La carpeta que se crea
cli-export-group = Un solo grupo
cli-export-format = Solo jsonl o solo csv (si no, los dos)
cli-value-folder = CARPETA
cli-value-format = FORMATO
cli-value-part = PARTE
cli-exported = { $records ->
    [one] Un registro
   *[other] { $records } registros
} de { $groups ->
    [one] un grupo
   *[other] { $groups } grupos
} en { $folder }. Ahí, README.txt dice qué contiene cada archivo.
cli-export-personal = Contiene lo que las personas dijeron con su nombre. Compártalo solo con quienes pueden leer las salas.
cli-export-not-empty = Ya hay algo en { $folder }. No se cambió nada. Indique una carpeta que todavía no exista.

# El texto de la exportación. Cada línea se lee sola.
export-title = Lo que un grupo de trabajo dijo, llevó y contó
export-what = Hay una carpeta por grupo. No es un respaldo: aquí no están el acceso, los avisos privados ni nada que concierna a una sola persona. Para llevarlo todo sirve puente respaldar.
export-people = Cada persona aparece con su identificador. Quien pidió que no se registre nada suyo, se fue o fue borrado aparece con un número como #1, el mismo en todos los archivos de un grupo; lo que dijo quien pidió que no se registre no está aquí. La lista de integrantes muestra lo mismo que la página de integrantes.
export-moments = Los momentos están en ISO 8601, UTC. Los días son días UTC. Con los mismos datos salen los mismos archivos.
export-tables = Cada archivo viene como JSON Lines (.jsonl, un registro por línea) y como tabla (.csv, UTF-8, comas, los nombres en la primera línea). En las tablas, un texto que una hoja de cálculo tomaría por fórmula empieza con un apóstrofo.
export-files = Los archivos y sus columnas:
export-columns = Lo que contienen las columnas:

records-group = el grupo: su nombre en cada idioma
records-rooms = sus salas, también las cerradas
records-settings = lo que el grupo ajustó de otra manera
records-members = sus integrantes, como los muestra la página de integrantes
records-roles = quién tiene qué rol
records-affiliations = a qué organizaciones pertenecen sus integrantes y desde cuándo
records-messages = lo que está en las salas web, en orden
records-reactions = las reacciones a los mensajes que están
records-proposals = lo que sugirieron los integrantes para el glosario, un registro por redacción
records-files = los archivos que acompañan a los mensajes: nombre, clase y tamaño; los archivos mismos están en el respaldo
records-terms = los términos propios del grupo, un registro por redacción
records-contributions = lo que se contó de cada quien, uno por uno
records-tallies = lo mismo sumado por integrante, idioma, clase y día: lo de contributions sin undone_at
records-picks = los mensajes que se pidió llevar y lo que fue de ellos
records-requests = quién pidió que se llevara un mensaje
records-attention = cuántas respuestas y reacciones tuvo un mensaje
records-syntheses = las síntesis y en qué estado están
records-titles = sus títulos
records-points = sus puntos
records-synthesis-processes = de qué proceso de la agenda trata una síntesis
records-texts = los textos de los puntos
records-machine-sentences = los textos que empezaron como borrador automático, un registro por oración, y quién la editó o aprobó
records-sources = en qué pedidos se apoya un punto
records-editions = cada edición tal como se publicó
records-cards = los mensajes con los que las síntesis están en las salas
records-confirmations = quién dijo que su sala también sostiene un punto
records-objections = las objeciones y cómo se respondieron
records-responses = lo que las salas respondieron a un punto
records-quotes = a quién se preguntó si eso quiso decir y quién dijo que sí
records-processes = los procesos de políticas de la agenda
records-process-texts = lo que se escribió de un proceso, un registro por idioma
records-process-topics = de qué tratan los procesos
records-process-stages = las etapas en que estuvo un proceso y quién lo indicó
records-process-seats = quién hace o hizo qué para un proceso
records-process-relations = cómo se relacionan los procesos
records-process-documents = los documentos de un proceso, un registro por idioma
records-process-notes = las notas que dejaron los integrantes en un proceso
records-milestones = los pasos de los procesos y los días en que vencen
records-holidays = lo que el grupo indicó sobre sus feriados
records-actions = lo que alguien debe hacer y en qué quedó
records-suggestions = lo que los integrantes propusieron que el grupo asuma y en qué quedó
records-supports = quién apoya una propuesta
records-agenda-templates = las clases de procesos que el grupo cambió

column-body = quién lo conduce
column-stage = su etapa, como código
column-opens-at = cuándo abre
column-closes-at = cuándo cierra
column-pace = cómo se reparten sus pasos
column-output = qué sale de él
column-output-reason = por qué sale eso
column-output-number = el número de lo que salió
column-link = dónde se encuentra
column-authoritative = el idioma cuyo texto vale
column-priority = qué tan urgente, desde 1
column-priority-from = de dónde vino la prioridad
column-last-at = cuándo cambió algo por última vez
column-ended-at = cuándo terminó
column-about = qué dice el texto
column-topic = un tema
column-process = el alias del proceso
column-duty = para qué, como código
column-relation = cómo se relacionan
column-other = el otro proceso
column-document = el número del documento
column-title = cómo se llama
column-step = el paso, como código
column-begins = el día en que empieza
column-due = el día en que vence
column-due-at = el final de ese día
column-moved = cuántas veces se movió
column-done-at = cuándo se hizo
column-done-by = quién indicó que estaba hecho
column-action = el número de la acción
column-owner = quién la debe
column-outcome = en qué quedó
column-suggestion = el número de la propuesta
column-first-closes-at = cuándo iba a cerrar al principio
column-acronym = su sigla en ese idioma
column-answer = lo que se respondió
column-answered-at = cuándo se respondió
column-answered-by = quién respondió
column-asked-at = cuándo se le preguntó
column-at = cuándo
column-changed-at = cuándo cambió por última vez
column-closed-at = desde cuándo está cerrada la sala
column-confirmed-at = cuándo dijo que sí
column-content = los títulos y los puntos tal como se publicaron
column-count = cuántas veces
column-country = el país
column-crossed-at = cuándo llegó a la otra sala
column-day = el día
column-decided-at = cuándo se decidió
column-bytes = su tamaño en bytes
column-decided-by = quién decidió
column-edited-at = cuándo se editó por última vez
column-edition = el número de la edición
column-joined-at = cuándo se unió
column-keep-acronym = si la sigla queda igual en todos los idiomas
column-key = qué ajuste
column-kind = de qué clase
column-language = el idioma, como código
column-engine = qué traductor
column-machine = las palabras del traductor automático
column-member = de quién
column-message = el mensaje, por su id
column-name = el nombre
column-note = una nota sobre el término
column-notice-at = desde cuándo está el aviso en la sala
column-number = su lugar en la sala
column-organisation = la organización
column-pick = el número del pedido
column-platform = dónde está la sala
column-point = el número del punto
column-position = qué sostiene cada sala sobre él
column-posted = lo que publicó Puente
column-published-at = cuándo se publicó por última vez
column-purpose = para qué es la sala
column-quantity = cuánto, en la unidad de la clase
column-reaction = qué reacción
column-reactions = cuántas reacciones
column-reason = el motivo que se dio
column-recorded = si se registra lo suyo
column-removed-at = cuándo se quitó
column-replies = cuántas respuestas
column-reply-to = el mensaje al que responde
column-role = el rol
column-room = la sala
column-said-at = cuándo se dijo
column-sentence = su lugar en el texto
column-since = desde qué día
column-slug = el nombre corto
column-source = de qué se trataba, por su id
column-stale-at = desde cuándo cambió un mensaje que cita
column-state = en qué estado está
column-synthesis = el número de la síntesis
column-term = el término, por su id
column-text = el texto
column-undone-at = desde cuándo ya no cuenta
column-until = hasta qué día
column-value = el valor
column-words = las palabras
column-zone = la zona horaria del grupo

## Lo que se planea para una fecha.

# $starts y $ends: momentos.
talk-event-when = Desde: { $starts }. Hasta: { $ends }
talk-event-off = Se canceló: { $title }

# $file: una ruta, $problem como lo dice el sistema.
cli-twin-unread = No se puede leer { $file }: { $problem }
# $limit: en kilobytes.
cli-twin-large = { $file } pasa de { $limit } kB. Coteje el texto por partes.
cli-twin-no-text = { $file } no es texto simple en UTF-8. Guarde el texto como texto simple o Markdown, en UTF-8.
