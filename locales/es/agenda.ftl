## La agenda: los procesos de políticas que sigue un grupo, con la fecha de cada paso.

page-agenda = Agenda
setting-agenda-stale = Después de cuánto tiempo sin cambios un proceso se considera desactualizado

command-process = proceso
    .about = Los procesos de políticas de este grupo
    .also = pdp
command-process-list = lista
    .about = Qué hay en la agenda; primero, lo que vence antes
command-process-show = ver
    .about = Un proceso, con sus fechas y quién hace qué
command-process-note = nota
    .about = Dejar una nota en un proceso
command-process-export = exportar
    .about = Llevarse la agenda en un archivo
command-process-calendar = calendario
    .about = Una dirección que lleva las fechas a su propio calendario
command-process-add = agregar
    .about = Poner un proceso en la agenda
command-process-import = importar
    .about = Traer procesos de una tabla, un calendario, un canal de noticias o una dirección
command-process-describe = describir
    .about = Su título, por qué importa o cómo está, en cada idioma
command-process-change = cambiar
    .about = Quién lo conduce, temas, enlace, apertura, prioridad
command-process-stage = etapa
    .about = Indicar en qué etapa está ahora
command-process-output = producto
    .about = Indicar qué debe salir de él, o por qué no sale nada
command-process-assign = asignar
    .about = Indicar quién hace qué, o que un puesto está vacante
command-process-link = enlazar
    .about = Relacionarlo con otro proceso
command-process-document = documento
    .about = Agregar un documento, o indicar cómo está en un idioma
command-process-deadline = plazo
    .about = Cuándo cierra; los pasos previos se calculan a partir de ahí
command-process-ladder = escalera
    .about = Cómo se reparten los pasos antes del cierre
command-process-step = paso
    .about = Indicar que un paso está hecho, o de quién es
command-process-holiday = feriado
    .about = Los días en que este grupo no trabaja

param-process = proceso
    .about = Un proceso de este grupo, por su alias o su título
param-kind = clase
    .about = Qué clase de proceso, como public-comment o gnso-pdp
param-body = organismo
    .about = Quién lo conduce, como la GNSO o la ccNSO
param-topics = temas
    .about = De qué trata, con comas entre un tema y otro
param-opens = abre
    .about = Cuándo abre: una fecha
param-closes = cierra
    .about = Cuándo cierra: una fecha, hasta el final del día en la zona horaria del proceso
param-address = dirección
    .about = Dónde se encuentra: una dirección web
param-priority = prioridad
    .about = Qué tan urgente es, de 1 (lo más urgente) a 9
param-authoritative = prevalece
    .about = El idioma cuyo texto vale cuando dos difieren
param-sought = palabras
    .about = Parte de un título, un tema, una etapa o del organismo
param-state = situación
    .about = Cuáles
param-about = sobre
    .about = Qué dice el texto: el título, por qué importa o cómo está
param-stage = etapa
    .about = Una etapa de su clase
param-on = fecha
    .about = El día
param-output = producto
    .about = Qué sale de él, como una declaración o un asesoramiento
param-number = número
    .about = El número de lo que salió
param-duty = tarea
    .about = Lo que alguien hace para el proceso
param-vacant = vacante
    .about = Ahora nadie ocupa el puesto
param-relation = relación
    .about = Cómo se relaciona el primero con el otro
param-second = otro-proceso
    .about = El otro proceso
param-undo = deshacer
    .about = Dar marcha atrás
param-heading = título
    .about = Cómo se llama el documento, o su número (#2)
param-pace = ritmo
    .about = Completa, acortada o con la ratificación después del cierre
param-step = paso
    .about = Un paso antes del cierre
param-undone = reabrir
    .about = Al final no está hecho
param-brought = contenido
    .about = Una tabla (CSV), un calendario (iCalendar), un canal (RSS, Atom) o una dirección
param-form = forma
    .about = El formato del archivo
param-mine = solo-lo-mío
    .about = Solo los pasos que le tocan a usted
param-renew = renovar
    .about = Sus direcciones anteriores de este calendario dejan de funcionar

choice-about-title = título
choice-about-why = por-qué
choice-about-status = estado
choice-duty-penholder = redacción
choice-duty-shepherd = seguimiento
choice-duty-bridge = puente
choice-duty-representative = representación
choice-duty-alternate = suplencia
choice-relation-related = relacionado
choice-relation-depends = depende
choice-relation-supersedes = reemplaza
choice-paper-draft = borrador
choice-paper-final = definitivo
choice-paper-missing = falta
choice-pace-whole = completa
choice-pace-short = corta
choice-pace-pending = pendiente
choice-sheet-csv = csv
choice-sheet-json = json
choice-sheet-markdown = markdown
choice-sheet-html = html
choice-following-open = abiertos
choice-following-over = terminados

agenda-about-title = Título
agenda-about-why = Por qué importa a los usuarios finales
agenda-about-status = Cómo está
agenda-pace-whole = Cada paso lleva su tiempo habitual
agenda-pace-short = Acortada lo necesario
agenda-pace-pending = Ratificación después de la presentación

## Clases, etapas, pasos y productos tal como vienen con Puente. Un grupo puede tener los suyos.

agenda-kind-public-comment = Comentario público
agenda-kind-gnso-pdp = PDP de la GNSO
agenda-kind-epdp = EPDP
agenda-kind-ccpdp = ccPDP
agenda-kind-alac-statement = Declaración del ALAC
agenda-kind-review = Revisión
agenda-kind-rules-amendment = Reforma de las reglas
agenda-kind-consultation = Consulta

agenda-stage-announced = anunciado
agenda-stage-open = abierto
agenda-stage-closed = cerrado
agenda-stage-staff-report = informe del personal
agenda-stage-concluded = concluido
agenda-stage-requested = solicitado
agenda-stage-prelim-issue-report = informe preliminar de cuestiones
agenda-stage-pc-issue-report = comentarios sobre el informe de cuestiones
agenda-stage-issue-report = informe de cuestiones
agenda-stage-final-issue-report = informe final de cuestiones
agenda-stage-initiated = iniciado
agenda-stage-chartered = con carta orgánica
agenda-stage-wg-active = grupo de trabajo activo
agenda-stage-early-input = aportes iniciales
agenda-stage-initial-report = informe inicial
agenda-stage-pc-initial-report = comentarios sobre el informe inicial
agenda-stage-final-report = informe final
agenda-stage-council-vote = votación del Consejo
agenda-stage-members-vote = votación de los miembros
agenda-stage-pc-board = comentarios antes de la Junta Directiva
agenda-stage-board-vote = votación de la Junta Directiva
agenda-stage-supplemental = recomendación complementaria
agenda-stage-implementation = implementación
agenda-stage-pc-implementation = comentarios sobre la implementación
agenda-stage-effective = en vigor
agenda-stage-proposed = propuesto
agenda-stage-drafting = en redacción
agenda-stage-call-for-comments = convocatoria a comentarios
agenda-stage-final-draft = borrador final
agenda-stage-ratification = ratificación
agenda-stage-submitted = presentado
agenda-stage-adopted = adoptado
agenda-stage-suspended = suspendido
agenda-stage-terminated = cancelado

agenda-step-decide = Decidir si se comenta
agenda-step-penholder = Designar a quien redacta
agenda-step-first-draft = Primer borrador
agenda-step-call-for-comments = Convocatoria a comentarios
agenda-step-final-draft = Borrador final
agenda-step-ratification = Votación de ratificación
agenda-step-submission = Presentación
agenda-step-closing = Cierre

agenda-output-statement = Declaración
agenda-output-interaction = Intervención
agenda-output-advice = Asesoramiento
agenda-output-correspondence = Correspondencia
agenda-output-none = ninguno

agenda-free-new-year = Año Nuevo
agenda-free-good-friday = Viernes Santo
agenda-free-labour-day = Día del Trabajo
agenda-free-christmas = Navidad

## Cómo se nombra un proceso.

# $slug «rdrs», $title «Datos de registración: solicitudes urgentes».
agenda-named = { $slug } · { $title }
agenda-named-in = { $slug } · { $title } (en { $language })
# $name: una de las dos anteriores, o solo el alias.
agenda-title = { $name }
agenda-nobody = nadie
agenda-way = { $slug } en la agenda
agenda-way-all = Toda la agenda

## En pocas palabras.

agenda-kind = { $kind } · { $stage }
# $body «GNSO».
agenda-kind-of = { $kind } ({ $body }) · { $stage }
agenda-opens = Abre: { $at }
agenda-closes = Cierra: { $at }
agenda-closes-moved = Cierra: { $at }. Al principio iba a cerrar el { $first }.
agenda-at = { $at }
agenda-output = Producto: { $output }
agenda-output-because = Producto: { $output }. Motivo: { $reason }
agenda-output-numbered = Producto: { $output } { $number }
agenda-topics = Temas: { $topics }
agenda-priority = Prioridad: { $priority }
agenda-priority-from = Prioridad: { $priority } ({ $from })
agenda-authoritative = Si los textos difieren, vale el que está en { $language }.
agenda-text-in = { $text } (en { $language })
# $step «Primer borrador», $due «10 de diciembre de 2026».
agenda-next = { $step }: { $due }
agenda-next-late = { $step }: venció el { $due }
# $at: un día.
agenda-stale = sin novedades desde el { $at }
agenda-stale-since = Nada de este proceso ha cambiado desde el { $at }. ¿Sigue como dice aquí?
agenda-seat = { $duty }: { $who }
agenda-vacant = vacante
agenda-reason = Motivo: { $reason }

## Ponerlo en la agenda.

agenda-added = En la agenda: { $name }
agenda-slug-taken = Ya hay en la agenda un proceso llamado «{ $slug }». Elija otro alias.
agenda-full = Hay { $count } procesos abiertos y no caben más. Cierre antes alguno.
agenda-no-address = «{ $given }» no es una dirección web. Debe empezar con https:// y no llevar espacios.
agenda-topic-long = El tema «{ $topic }» es demasiado largo: { $limit } caracteres como máximo.
agenda-topics-many = { $count } temas son demasiados: { $limit } como máximo.
agenda-closes-before = Cerraría el { $closes } y abre el { $opens }. El cierre va después de la apertura.
agenda-closes-far = Cerraría el { $closes }. Es una fecha demasiado lejana.
agenda-lacks-label = Todavía falta
# $line «!proceso describir rdrs título es:"…"».
agenda-lacks-title = El título en { $languages }. Para escribirlo: { $line }
agenda-no-stage = «{ $given }» no es una etapa de esta clase de proceso. Estas son: { $list }
agenda-no-step = «{ $given }» no es un paso de este proceso. Estos son: { $list }
agenda-no-output = «{ $given }» no es un producto de esta clase de proceso. Estos son: { $list }
agenda-no-process = Ningún proceso se llama «{ $slug }».
agenda-gone = Eso ya no existe.
agenda-no-closing = { $slug } todavía no tiene fecha de cierre y por eso no tiene pasos. Para fijarla: !proceso plazo { $slug } 2026-12-10

## Cambiarlo.

agenda-describe-nothing = Escriba el texto: en:"…" es:"…"
agenda-title-long = Un título tiene como máximo { $limit } caracteres; este tiene { $length }.
agenda-described = Guardado: { $what }
agenda-change-nothing = No cambiaría nada. Indique qué cambia: organismo: temas: abre: dirección: prioridad:
agenda-changed = Cambiado: { $name }
agenda-output-why = Si no sale nada, indique por qué: motivo:"…"
agenda-output-kept = Producto: { $output }
agenda-stage-already = Ya está en esa etapa: { $stage }
agenda-stage-to-come = El { $day } todavía no llega. La etapa se indica cuando ya empezó.
agenda-staged = Etapa: { $stage }
agenda-stage-back = Es una etapa anterior a la que tenía. El historial muestra las dos.
agenda-stage-left = { $count ->
    [one] Quedó { $count } paso sin hacer. Ya no cuenta como pendiente.
   *[other] Quedaron { $count } pasos sin hacer. Ya no cuentan como pendientes.
}
agenda-link-itself = { $slug } no se puede enlazar consigo mismo.
agenda-link-circle =
    Entonces cada uno esperaría al otro:
    { $way }
agenda-link-none = Ese enlace no existe: { $slug } – { $relation } – { $other }
agenda-linked = { $slug } – { $relation } – { $other }
agenda-unlinked = Ya no: { $slug } – { $relation } – { $other }
agenda-linked-already = Ya es así: { $slug } – { $relation } – { $other }
agenda-document-where = Indique dónde está (dirección:https://…) o que falta (situación:falta).
agenda-documents-full = Hay { $count } documentos y no caben más.
# $number: 2. $state «definitivo».
agenda-document-kept = Documento { $number }, { $title }: { $language }, { $state }
agenda-note-empty = Escriba la nota.
agenda-noted = Anotado en { $name }

## Quién hace qué.

agenda-seats-full = Hay { $count } puestos y no caben más.
agenda-seat-has = { $who } ya ocupa ese puesto: { $duty }
agenda-assigned = { $duty }: { $who }
agenda-assign-whom = ¿Quién? Indique a alguien (@nombre) o que el puesto está vacante (vacante:sí): { $duty }
agenda-seat-not-held = Esa persona no ocupa el puesto: { $duty }
agenda-seat-vacant = Vacante: { $duty }. Ya se avisó en las dos salas.
agenda-seat-vacant-already = Ese puesto ya está vacante: { $duty }

## Fechas y los pasos antes de un cierre. $due, $before: días.

agenda-deadline-missing = ¿Cuándo cierra? Una fecha, como 2026-12-10.
agenda-deadline-same = Ya cierra en esa fecha: { $at }
agenda-deadline-kept = Cierra: { $at }
agenda-step-laid = { $step }: { $due }
agenda-step-moved = { $step }: { $due } (antes, { $before })
agenda-ladder-label = Los pasos no caben
# $needs, $has: días hábiles.
agenda-ladder-unfit = Suelen llevar { $needs ->
    [one] un día hábil
   *[other] { $needs } días hábiles
}; hasta el cierre { $has ->
    [0] no queda ninguno
    [one] queda uno
   *[other] quedan { $has }
}.
# $line «!proceso escalera rdrs corta».
agenda-ladder-short = Acortados sí caben: { $needs ->
    [one] un día hábil
   *[other] { $needs } días hábiles
}. Para acortarlos, escriba { $line }
agenda-ladder-pending = Caben si la ratificación va después de la presentación: { $needs ->
    [one] un día hábil
   *[other] { $needs } días hábiles
}. Para repartirlos así, escriba { $line }
agenda-ladder-none = Tampoco caben acortados. Todavía es posible responder sin convocatoria a comentarios, o no responder: !proceso producto … ninguno
agenda-ladder-now = Los pasos de { $name }:
agenda-ladder-laid = Nuevo reparto: { $pace }
agenda-step-not-yours = Eso solo lo puede indicar quien tiene el paso asignado o la coordinación.
agenda-step-owner = { $step }: { $who }
agenda-step-was-done = Ese paso ya está hecho: { $step }
agenda-step-was-open = Ese paso ya está abierto: { $step }
agenda-step-done = Hecho: { $step }
agenda-step-reopened = Abierto de nuevo: { $step }
agenda-step-next = Sigue: { $step }, { $due }
# $who: un nombre, varios o un rol.
agenda-step-line = { $step }: { $due } · { $who }
agenda-step-line-late = { $step }: venció el { $due } · { $who }
# $at: un momento.
agenda-step-line-done = { $step }: hecho el { $at } · { $who }

agenda-free = { $count ->
    [0] Nadie ha indicado un feriado.
    [one] Un feriado, además de los fines de semana:
   *[other] { $count } feriados, además de los fines de semana:
}
agenda-free-day = { $day }: { $name }
agenda-free-not-yours = Solo la coordinación, la presidencia y la administración pueden cambiar los feriados.
agenda-free-far = El { $day } es una fecha demasiado lejana.
agenda-free-nameless = ¿Cómo se llama ese día? nombre:"…"
agenda-free-kept = Guardado.
# $moved: cuántos procesos.
agenda-free-new = { $by } agregó un feriado: { $day }, { $name }. { $moved ->
    [0] No se mueve ningún paso.
    [one] Se mueven los pasos de un proceso.
   *[other] Se mueven los pasos de { $moved } procesos.
}
agenda-free-gone = { $by } quitó un feriado: { $day }. { $moved ->
    [0] No se mueve ningún paso.
    [one] Se mueven los pasos de un proceso.
   *[other] Se mueven los pasos de { $moved } procesos.
}

## Calendarios a los que suscribirse.

agenda-calendar-of-group = toda la agenda
agenda-calendar-of-member = lo que le toca a usted
# $name: uno de los dos de arriba, o "rdrs · Título".
agenda-calendar-made = Su calendario con { $name } ({ $language }):
agenda-calendar-opens = Abrirlo en el programa de calendario de este dispositivo
agenda-calendar-yours = Su programa de calendario busca ahí los cambios por sí solo. Quien tenga la dirección puede leer las fechas, así que, por favor, no la comparta. Funciona mientras usted esté en este grupo.
agenda-calendar-renewed = { $count ->
    [one] Su dirección anterior de este calendario ya no funciona.
   *[other] Sus { $count } direcciones anteriores de este calendario ya no funcionan.
}
# $line "!proceso calendario renovar:sí".
agenda-calendar-others = { $count ->
    [one] Su dirección anterior de este calendario sigue funcionando.
   *[other] Sus { $count } direcciones anteriores de este calendario siguen funcionando.
} Para tener una nueva en lugar de todas ellas, escriba { $line }
agenda-calendar-members = Los calendarios son solo para integrantes de este grupo.
agenda-calendar-either = O un proceso, o solo lo que le toca a usted: por favor, elija una de las dos cosas.
agenda-calendar-many = Usted tiene { $count } direcciones de calendarios, y no caben más. Para tener una en lugar de todas las de este calendario, escriba { $line }
agenda-calendar-name = Agenda · { $group }
agenda-calendar-about-group = Los pasos y el cierre de cada proceso de este grupo
agenda-calendar-about-process = Los pasos y el cierre de este proceso
agenda-calendar-about-member = Los pasos que le tocan a usted en este grupo
# $step "Primer borrador", $name "rdrs · Título".
agenda-calendar-event = { $step }: { $name }
# $who: un nombre, varios, o un rol.
agenda-calendar-whose = A cargo de: { $who }
agenda-calendar-gone = Este paso ya no es parte del proceso.
agenda-calendar-off = Se canceló. Ahora el proceso está así: { $stage }
agenda-calendar-title = En su propio calendario
agenda-calendar-about = Usted recibe una dirección para su programa de calendario, que desde entonces sigue todos los cambios.
agenda-calendar-mine = Solo lo que le toca a usted
agenda-do-calendar = Crear una dirección

## Traer procesos. $line, $count: números.

agenda-column-key = clave
agenda-column-title = título
agenda-column-opens = abre
agenda-column-closes = cierra
agenda-column-link = enlace
agenda-column-note = nota
agenda-import-what = ¿Qué se debe traer? Pegue la dirección de un comentario público, de un calendario o de un canal de noticias, o adjunte una tabla (CSV), un calendario o un canal.
agenda-import-empty = No contiene nada que se pueda traer.
agenda-import-nothing = No es la dirección de un comentario público ni un calendario ni un canal de noticias, y como tabla no tiene ninguna columna con estos nombres: clave, título, abre, cierra, enlace, nota.
agenda-import-many = Contiene { $count }. De una vez se pueden traer { $limit } como máximo.
agenda-import-large = Es demasiado largo: { $limit } megabytes como máximo.
agenda-import-not-text = No es un texto que se pueda leer. Por favor, guárdelo en UTF-8 y tráigalo de nuevo.
agenda-import-not-feed = No es un canal de noticias ni un calendario ni una tabla; quizás sea una página. Muchas páginas indican la dirección de su canal o de su calendario.
agenda-import-unclosed = En la línea { $line } se abren comillas que no se cierran.
agenda-import-twice = La columna «{ $column }» aparece dos veces.
agenda-import-truncated = Se interrumpe en la línea { $line }.
agenda-import-broken = Tiene un error en la línea { $line }, así que no se leyó nada.
agenda-import-bomb = La línea { $line } define o anida más de lo que necesita un canal de noticias. Esos canales no se leen.
# $why: una de las oraciones que siguen.
agenda-import-calendar = El calendario tiene un error en la línea { $line }, así que no se leyó nada. { $why }
agenda-import-why-text = No está en UTF-8.
agenda-import-why-folded = Continúa una línea que no existe.
agenda-import-why-cut = Una línea larga quedó mal cortada: «{ $given }»
agenda-import-why-form = No está escrita como en los calendarios.
agenda-import-why-ends = Cierra algo que no está abierto: { $given }
agenda-import-why-never-ends = Lo que empieza ahí no termina: { $given }
agenda-import-why-lacks = A lo que empieza ahí le falta { $given }.
agenda-import-why-twice = Esto aparece ahí por segunda vez: { $given }
agenda-import-why-date = Esto no es un día, una hora ni un número: «{ $given }»
agenda-import-why-zone = Nadie conoce esta zona horaria: «{ $given }»
agenda-import-why-before = El evento termina antes de empezar.
agenda-import-why-rule = Esta regla de repetición no se puede seguir: «{ $given }»
agenda-import-why-often = Se repite demasiadas veces.
agenda-import-why-following = Una serie cambia desde ahí. Por favor, ponga ese evento en la agenda a mano.
agenda-import-cells = Tiene { $has } celdas, y la primera fila tiene { $must }.
agenda-import-no-day = «{ $given }» no es un día. Los días se escriben así: 2026-12-10 o 10.12.2026.
agenda-import-address-day = La dirección «{ $given }» no termina con un día.
agenda-import-no-such-day = Ese día no existe: { $given }
agenda-import-nameless = No tiene título.
# $key: el nombre que tiene ahí.
agenda-import-again = Aparece dos veces: { $key }
agenda-import-counts = Nuevos: { $new } · cambian: { $changed } · iguales: { $same } · con errores: { $wrong }
agenda-import-column = Nadie conoce esta columna, así que se deja de lado: «{ $name }»
agenda-import-at = Línea { $line }
agenda-import-one = Con errores
agenda-import-line = Línea { $line } · { $slug }
agenda-import-slug = { $slug }
agenda-import-new = Nuevo: { $title } · cierra: { $closes }
agenda-import-new-open = Nuevo: { $title }
# $field: una de las columnas de arriba.
agenda-import-becomes = { $field }: { $before } → { $after }
agenda-import-is = { $field }: { $after }
agenda-import-by-hand = Alguien cambió esto aquí después: { $field }. Queda como está aquí.
agenda-import-called-off = Ahí se canceló. Aquí no cambia nada; lo indica quien coordina, con la etapa.
agenda-import-past = { $count ->
    [one] Uno se canceló o ya cerró. Se deja de lado.
   *[other] { $count } se cancelaron o ya cerraron. Se dejan de lado.
}
agenda-import-more = { $count } más de estos.
agenda-import-wrong = { $count ->
    [one] Uno tiene errores, así que no se trajo nada. Por favor, corríjalo y traiga todo de nuevo.
   *[other] { $count } tienen errores, así que no se trajo nada. Por favor, corríjalos y traiga todo de nuevo.
}
agenda-import-no-closing = Donde falta el día de cierre, lo agrega quien coordina: cuándo cierra un comentario público no está en su dirección.
agenda-import-lacks = Los títulos se toman como escritos en { $language }. Todavía faltan los títulos en { $lacks }
# $line "!proceso importar confirmación:sí".
agenda-import-sure = Todavía no se guardó nada. Para traerlo, escriba { $line }
agenda-import-changed-since = La agenda cambió desde que esto se mostró. Ahora quedaría así:
agenda-import-done = Listo. Nuevos: { $new } · cambiados: { $changed }
agenda-import-announced = { $by } trajo procesos a la agenda. Nuevos: { $new } · cambiados: { $changed }
agenda-import-news = { $name } · cierra: { $closes }
agenda-import-title = Traer procesos
agenda-import-label = Una dirección, una tabla, un calendario o un canal de noticias
agenda-import-about = Primero se muestra qué cambiaría. No se guarda nada hasta que usted confirme.
agenda-do-import = Mostrar qué cambiaría
agenda-do-import-sure = Traer lo que se mostró
agenda-fetch-not-now = Ahora no se pudo consultar esa dirección. Por favor, intente de nuevo en un minuto.
agenda-fetch-address = No es la dirección de un calendario ni de un canal de noticias. Empieza con https:// y no lleva ni nombre ni contraseña.
agenda-fetch-away = En esa dirección no responde nadie.
agenda-fetch-slow = Tardó más de { $seconds } segundos, así que se dejó ahí. No se guardó nada.
agenda-fetch-large = Ocupa más de { $limit } megabytes, así que se dejó ahí. No se guardó nada.
agenda-fetch-astray = Esa dirección lleva una y otra vez a otra parte. Por favor, dé la dirección en la que termina.
agenda-fetch-private = Esa dirección lleva a una red privada, que no se consulta. Por favor, pegue el contenido o adjúntelo.
agenda-fetch-status = Esa dirección responde con { $status } y nada que se pueda leer.

## Llevarse la agenda. Las columnas de la tabla de trabajo.

agenda-exported = { $count ->
    [one] Un proceso, en un archivo.
   *[other] { $count } procesos, en un archivo.
}
agenda-sheet-close = Cierre de los comentarios
agenda-sheet-name = Nombre de la declaración
agenda-sheet-status = Estado
agenda-sheet-assignees = Responsables y RALO
agenda-sheet-call = Convocatoria a comentarios
agenda-sheet-call-close = Cierre de la convocatoria
agenda-sheet-vote-announced = Anuncio de la votación
agenda-sheet-vote-opens = Inicio de la votación
agenda-sheet-vote-reminder = Recordatorio de la votación
agenda-sheet-vote-closes = Cierre de la votación
agenda-sheet-submitted = Fecha de presentación
agenda-sheet-staff = Contacto del personal
agenda-sheet-number = Número de la declaración
agenda-export-title = Llevarse la agenda

## Lo que se dice en las dos salas.

agenda-news-added = { $by } puso un proceso en la agenda: { $name } ({ $kind })
agenda-news-closes = { $name } cierra: { $at } ({ $by })
agenda-news-extended = { $name } tiene prórroga. Ahora cierra: { $at } ({ $by })
agenda-news-earlier = { $name } cierra antes de lo previsto: { $at } ({ $by })
agenda-news-stage = { $name } está ahora en esta etapa: { $stage } ({ $by })
agenda-news-over = { $name } terminó: { $stage } ({ $by })
agenda-news-resting = { $name } está suspendido ({ $by })
agenda-news-output = { $name }: producto { $output } ({ $by })
agenda-news-assigned = { $name }: { $who } tiene ahora esta tarea: { $duty }
agenda-news-vacant = { $name }: puesto vacante, { $duty }. Si alguien quiere ocuparlo, avise a la coordinación.

## Lo que se dice a quien no estuvo, después del nombre y dos puntos.

agenda-news-yours = vence un paso suyo: { $step }, { $due }
agenda-news-line-added = nuevo en la agenda
agenda-news-line-changed = cambió; etapa: { $stage }
agenda-news-line-over = terminó: { $stage }

## Las páginas, y las listas en el chat.

# $name: «rdrs · Título». $facts: una lista.
agenda-line = { $name }: { $facts }
agenda-in-a-row = { $before } · { $next }
agenda-list-empty = Todavía no hay nada en la agenda. La coordinación empieza con: !proceso agregar rdrs public-comment en:"…" es:"…" cierra:2026-12-10
agenda-list-over-empty = Todavía no terminó ningún proceso.
agenda-list-nothing = Nada en la agenda coincide con esas palabras. Con menos letras se encuentra más.
agenda-list-more = { $count ->
    [one] { $count } más en la página
   *[other] { $count } más en la página
}
agenda-count = { $count ->
    [one] { $count } proceso abierto; primero, lo que vence antes
   *[other] { $count } procesos abiertos; primero, lo que vence antes
}
agenda-count-over = { $count ->
    [one] { $count } proceso terminado
   *[other] { $count } procesos terminados
}
agenda-process = Proceso
agenda-stage = Etapa
agenda-next-label = Sigue
agenda-closes-label = Cierra
agenda-since-label = Desde
agenda-vacancies = Vacante: { $duties }
agenda-find-label = Buscar en la agenda
agenda-find-hint = título, tema, etapa…
agenda-see-open = Ver lo que está abierto
agenda-see-over = Ver lo que ya terminó
agenda-pages = Más páginas
agenda-before = Anteriores
agenda-after = Siguientes
agenda-add-title = Poner un proceso en la agenda
agenda-add-about = Se avisa en las dos salas. Con la fecha de cierre, los pasos previos se calculan solos.
agenda-slug-label = Alias
agenda-title-label = Título en { $language }
agenda-language = { $language }
agenda-do-add = Poner en la agenda
agenda-steps = Pasos
agenda-steps-none = Todavía no hay pasos. Se calculan a partir de la fecha de cierre.
agenda-duties = Quién hace qué
agenda-duties-none = Todavía nadie tiene una tarea.
agenda-documents = Documentos
agenda-document-title = Título
agenda-document-state = Situación
agenda-document-line = { $language }, { $state }
# $at: el día en que se anotó.
agenda-document-called = { $title } ({ $at })
# $line dice cómo está en un idioma; $address es dónde está.
agenda-document-at = { $line } ({ $address })
# $lines: cómo está en cada idioma.
agenda-document-kept-so = Documento { $number }, { $title }: { $lines }
# $relation, como «Depende de».
agenda-related-line = { $relation }: { $name }
agenda-related = Relacionados
agenda-relation-related = Relacionado con
agenda-relation-depends = Depende de
agenda-relation-supersedes = Reemplaza a
agenda-relation-depends-back = Lo necesita
agenda-relation-supersedes-back = Lo reemplaza
agenda-notes = Notas
agenda-notes-none = Todavía no hay notas.
agenda-notes-more = { $count ->
    [one] { $count } nota anterior
   *[other] { $count } notas anteriores
}
agenda-note-label = Nota
agenda-note-by = { $who } · { $at }
agenda-do-note = Dejar la nota
agenda-history = Historial de etapas
# $since: un día.
agenda-history-line = { $stage }: desde el { $since } · { $who }
agenda-lacks-text = Todavía no hay texto en { $language }
agenda-change-title = Cambiar
agenda-change-closing = Cuándo cierra
agenda-change-ladder = Cómo se reparten los pasos
agenda-change-stage = Etapa
agenda-change-texts = Textos
agenda-change-output = Producto
agenda-change-duties = Quién hace qué
agenda-change-document = Documentos
agenda-number-label = Número de lo que salió
agenda-vacant-label = Ahora nadie ocupa el puesto
agenda-do-keep = Guardar
agenda-do-done = Marcar como hecho
agenda-do-undone = Abrir de nuevo

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-agenda-processes = { $count ->
    [one] { $count } proceso que usted puso en la agenda
   *[other] { $count } procesos que usted puso en la agenda
}
kept-agenda-seats = { $count ->
    [one] { $count } tarea que usted tiene o tuvo en un proceso, y cuándo
   *[other] { $count } tareas que usted tiene o tuvo en procesos, y cuándo
}
kept-agenda-notes = { $count ->
    [one] { $count } nota que usted dejó en un proceso
   *[other] { $count } notas que usted dejó en procesos
}
kept-agenda-actions = { $count ->
    [one] { $count } acción que es suya o que usted anotó
   *[other] { $count } acciones que son suyas o que usted anotó
}
kept-agenda-suggestions = { $count ->
    [one] { $count } propuesta que usted hizo
   *[other] { $count } propuestas que usted hizo
}

## Propuestas: lo que los integrantes quieren que el grupo asuma.

page-suggestions = Propuestas
command-process-suggest = sugerir
    .about = Proponer algo que el grupo debería asumir
command-process-suggestions = propuestas
    .about = Lo que proponen los integrantes, con cuántas personas lo apoyan
command-process-support = apoyar
    .about = Apoyar una propuesta
command-process-accept = aceptar
    .about = Asumir una propuesta, como proceso nuevo o con uno que ya existe
command-process-decline = declinar
    .about = Explicar por qué no se asume una propuesta
param-idea = propuesta
    .about = Qué debería asumir el grupo, y por qué
param-suggestion = propuesta
    .about = Una propuesta por su número, como I-2
agenda-suggest-empty = Escriba qué debería asumir el grupo.
agenda-suggest-full = Hay { $count } propuestas en espera y no caben más. Apoye alguna de ellas.
agenda-suggest-enough = Ya hay { $count } propuestas suyas en espera. Deje que el grupo las responda primero.
agenda-suggest-known = Eso ya se propuso: I-{ NUMBER($number, useGrouping: "false") }. Puede apoyarlo: !proceso apoyar I-{ NUMBER($number, useGrouping: "false") }
agenda-suggested = Anotada como I-{ NUMBER($number, useGrouping: "false") }. Otras personas la pueden apoyar, y la coordinación la responde.
# A la coordinación. $by: un nombre.
agenda-suggest-news = { $by } propone I-{ NUMBER($number, useGrouping: "false") }: { $text }
agenda-do-see-suggestions = Ver todas las propuestas
# $who: un nombre. $count: cuántas personas la apoyan.
agenda-suggestion = I-{ NUMBER($number, useGrouping: "false") } · { $text } · { $who } · { $count ->
    [one] la apoya { $count } persona
   *[other] la apoyan { $count } personas
}
agenda-suggestion-supporters = { $count ->
    [0] Todavía nadie la apoya
   *[other] La apoyan: { $names }
}
agenda-suggestions-none = No hay propuestas en espera. Para hacer una, escriba !proceso sugerir y qué debería asumir el grupo.
agenda-suggestion-decided = I-{ NUMBER($number, useGrouping: "false") } ya tiene respuesta.
agenda-supported = I-{ NUMBER($number, useGrouping: "false") }: { $count ->
    [one] la apoya { $count } persona
   *[other] la apoyan { $count } personas
}
agenda-accept-how = Póngale un alias e indique de qué clase es: !proceso aceptar I-{ NUMBER($number, useGrouping: "false") } alias consultation. O indique a qué proceso pertenece: proceso:alias
agenda-accepted = I-{ NUMBER($number, useGrouping: "false") } está en la agenda: { $name }
agenda-declined = I-{ NUMBER($number, useGrouping: "false") } tiene respuesta. Ya se explicó el motivo a quienes la apoyan.
# A quien la hizo o la apoya.
agenda-suggestion-taken = Se asumió la propuesta que usted apoya, I-{ NUMBER($number, useGrouping: "false") }: { $name }
agenda-suggestion-not-taken = No se asume la propuesta que usted apoya, I-{ NUMBER($number, useGrouping: "false") }. Motivo: { $reason }
agenda-suggestion-is = Se asumió:
agenda-suggestion-because = No se asume. Motivo: { $reason }
agenda-suggestions-decided = Respondidas
agenda-suggest-title = Proponer algo
agenda-idea-label = ¿Qué debería asumir el grupo, y por qué?
agenda-do-suggest = Proponerlo
agenda-do-support = Apoyarla
agenda-do-unsupport = Dejar de apoyarla
agenda-decide = Responder
agenda-do-accept = Poner en la agenda
agenda-do-decline = No asumirla

## Acciones: lo que alguien debe hacer.

page-actions = Acciones
command-action = acción
    .about = Quién debe hacer qué, y para cuándo
command-action-add = agregar
    .about = Anotar lo que alguien debe hacer
command-action-list = lista
    .about = Lo pendiente; primero, lo que vence antes
command-action-done = hecha
    .about = Ya está hecha
command-action-due = vence
    .about = Otra fecha, u otra persona
command-action-drop = desistir
    .about = Abandonarla, con el motivo
param-task = tarea
    .about = Qué se debe hacer
param-owner = responsable
    .about = De quién es
param-due = vence
    .about = El día en que vence
param-owed = acción
    .about = Una acción por su número, como A-3
param-only = solo
    .about = Las mías, las vencidas o las hechas
param-outcome = resultado
    .about = En qué quedó
choice-owed-mine = mías
choice-owed-late = vencidas
choice-owed-done = hechas
agenda-action-empty = Escriba qué se debe hacer.
agenda-action-past = El { $day } ya pasó. ¿Cuándo vence?
agenda-actions-full = Hay { $count } acciones abiertas y no caben más. Termine antes alguna.
# $facts: de quién es, para cuándo, de qué proceso.
agenda-action = A-{ NUMBER($number, useGrouping: "false") } · { $text } · { $facts }
agenda-action-by = para el { $day }
agenda-action-late = venció el { $day }
agenda-action-was-done = hecha el { $day }
agenda-action-was-dropped = abandonada el { $day }
agenda-action-nobody = Todavía no es de nadie. Para indicar de quién: !acción vence A-{ NUMBER($number, useGrouping: "false") } responsable:@nombre
# A quien la debe hacer. $by: un nombre.
agenda-action-yours = { $by } anotó que esto le toca a usted: A-{ NUMBER($number, useGrouping: "false") } · { $text }
agenda-action-due = Vence: { $day }
agenda-actions-none = No hay nada pendiente. Para anotar algo, escriba !acción agregar y qué se debe hacer.
agenda-actions-done = Hechas o abandonadas
agenda-action-not-yours = Eso solo lo puede indicar quien la debe hacer, quien la anotó o la coordinación.
agenda-action-open-already = A-{ NUMBER($number, useGrouping: "false") } ya está abierta.
agenda-action-closed-already = A-{ NUMBER($number, useGrouping: "false") } ya está cerrada.
agenda-action-dropped = A-{ NUMBER($number, useGrouping: "false") } se abandonó. Anótela de nuevo.
agenda-action-done = Hecha: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-reopened = Abierta de nuevo: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-given-up = Abandonada: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-change-nothing = ¿Otra fecha, u otra persona? vence:2026-12-10 o responsable:@nombre
agenda-action-add-title = Anotar algo
agenda-do-action = Anotar

## Avisos.

setting-agenda-hour = A qué hora del día se avisa al grupo de lo que vence
setting-agenda-leads = Cuántos días antes del vencimiento se avisa, con comas entre un número y otro
command-reminders = avisos
    .about = Cómo me avisan de lo que vence, y a qué horas no quiero avisos
param-from-hour = desde-hora
    .about = La hora desde la que no quiero avisos, de 0 a 23
param-until-hour = hasta-hora
    .about = La hora hasta la que no quiero avisos, de 0 a 23
param-reminding = recibirlos
    .about = Si quiero recibir avisos
choice-reminding-on = sí
choice-reminding-off = no
agenda-quiet-both = Indique las dos horas, desde y hasta, como 22 y 7.
agenda-quiet-from = Sin avisos desde
agenda-quiet-until = hasta
agenda-reminding-label = Avisos solo para mí
agenda-do-quiet = Cambiar mis avisos
agenda-reminders-title = Avisos
# $from y $until: «22:00».
agenda-reminders = Se le avisa de lo suyo que vence, en un solo mensaje, nunca entre las { $from } y las { $until }.
agenda-reminders-always = Se le avisa de lo suyo que vence, en un solo mensaje, a cualquier hora.
agenda-reminders-off = No recibe avisos a solas. En las salas se sigue avisando de lo que vence.
agenda-reminders-zone = Horas de { $zone }
# En las salas. $count: cuántas líneas siguen.
agenda-remind-rooms = { $count ->
    [one] En la agenda vence algo:
   *[other] En la agenda vencen { $count } cosas:
}
# A una persona.
agenda-remind-alone = { $count ->
    [one] Vence algo:
   *[other] Vencen { $count } cosas:
}
# $step «Primer borrador», $name «rdrs · Título».
agenda-remind-step = { $name }: { $step }
agenda-remind-action = A-{ NUMBER($number, useGrouping: "false") }: { $text }
# $when: uno de los tres siguientes.
agenda-remind-line = { $what } · { $when }
agenda-remind-line-of = { $what } · { $when } · { $who }
agenda-remind-left = { $due } ({ $days ->
    [one] falta un día
   *[other] faltan { $days } días
})
agenda-remind-today = hoy
agenda-remind-late = venció el { $due } ({ $days ->
    [one] hace un día
   *[other] hace { $days } días
})

## El tablero y el calendario.

page-board = Tablero
page-calendar = Calendario
agenda-months = Meses
agenda-month-before = Mes anterior
agenda-month-after = Mes siguiente
# $day: el primer día del mes.
agenda-month-from = Desde el { $day }
agenda-month-empty = En este mes no vence nada.
agenda-month-more = { $count ->
    [one] En este mes vence { $count } cosa más
   *[other] En este mes vencen { $count } cosas más
}
agenda-today = hoy

## Rótulos en los formularios.

agenda-label-kind = Clase
agenda-label-address = Dirección web
agenda-label-reason = Motivo
agenda-label-pace = Ritmo
agenda-label-output = Producto
agenda-label-duty = Tarea
agenda-label-member = Quién
agenda-label-language = Idioma
agenda-label-task = Qué se debe hacer
agenda-label-owner = De quién
agenda-label-due = Vence
agenda-label-process = Proceso


page-agenda-gantt = Cronograma

command-process-gantt = gantt
    .about = La agenda en una imagen, sobre el calendario
param-topic = tema
    .about = Un tema, como está escrito en la agenda

## La agenda sobre el calendario: una imagen, y lo mismo en una tabla.

# $group "Política de registro", $day: un día.
agenda-timeline-of = Agenda de { $group }, { $day }
# $count: cuántos procesos, $late: cuántos de ellos tienen algo vencido.
agenda-timeline-count = { $count ->
    [one] { $count } proceso
   *[other] { $count } procesos
}; { $late ->
    [0] nada está vencido.
    [one] en { $late } hay algo vencido.
   *[other] en { $late } hay algo vencido.
}
agenda-timeline-next = Sigue: { $slug }, { $step }, { $due }.
agenda-timeline-today = hoy
agenda-timeline-overdue = vencido
agenda-timeline-passed = etapa terminada
agenda-timeline-now = etapa actual
agenda-timeline-planned = previsto
agenda-timeline-done = paso hecho
agenda-timeline-open = paso pendiente
agenda-timeline-closing = cierre
agenda-timeline-slack = tiempo que queda antes del cierre
agenda-timeline-after = espera a
agenda-timeline-more = { $count ->
    [one] { $count } proceso más está en la página.
   *[other] { $count } procesos más están en la página.
}
agenda-timeline-empty = Todavía no hay nada en la agenda, así que no hay nada que dibujar.
agenda-timeline-nobody = Sin organismo
# $stage "abierto", $from, $to: días.
agenda-timeline-bar-passed = { $stage }: del { $from } al { $to }
agenda-timeline-bar-now = { $stage } (ahora): del { $from } al { $to }
agenda-timeline-bar-since = { $stage }: desde el { $from }
agenda-timeline-bar-late = { $stage } (ahora): desde el { $from }; debía terminar el { $to }
agenda-timeline-bar-planned = { $stage } (previsto): del { $from } al { $to }
# $step "Primer borrador", $due: el día en que se hizo.
agenda-timeline-step-done = { $step }: hecho el { $due }
agenda-timeline-closes = Cierra el { $day }
agenda-timeline-closed = Cerró el { $day }
agenda-timeline-closed-late = Cerró el { $day } y aquí sigue abierto
# $count: días hábiles.
agenda-timeline-slack-days = { $count ->
    [0] no queda ningún día hábil
    [one] queda un día hábil
   *[other] quedan { $count } días hábiles
}
agenda-timeline-way = El cronograma con todas las fechas, en imagen y en tabla
agenda-timeline-not-now = La imagen no se pudo dibujar ahora. Pueden intentarlo de nuevo en un momento; también está en la página.
agenda-timeline-topic = Tema
agenda-timeline-topic-any = todos los temas
agenda-timeline-body = Organismo
agenda-timeline-body-any = todos los organismos
agenda-timeline-whose = De quién
agenda-timeline-whose-any = de cualquier persona
agenda-timeline-table = Lo mismo en una tabla
agenda-timeline-stages = Etapas
agenda-timeline-after-label = Espera a
agenda-timeline-codes = { $codes }
agenda-slug-page = «{ $slug }» es el nombre de una página de la agenda. Por favor, elija otro nombre corto.

kept-agenda-calendars = { $count ->
    [one] { $count } dirección de un calendario, sin su secreto
   *[other] { $count } direcciones de calendarios, sin sus secretos
}
kept-agenda-brought = { $count ->
    [one] { $count } tabla, calendario o canal que usted trajo, hasta que lo confirme o pase un día
   *[other] { $count } tablas, calendarios o canales que usted trajo, hasta que los confirme o pase un día
}

## Las clases de procesos como tabla.

command-process-template = plantilla
    .about = Una clase de proceso como tabla, para verla o cambiarla: etapas, pasos y productos
param-usual = habitual
    .about = Volver a la clase tal como viene con Puente
agenda-template-part = parte
agenda-template-code = código
agenda-template-takes = lleva
agenda-template-least = mínimo
agenda-template-owner = responsable
agenda-template-follows = puede ir después del cierre
agenda-part-zone = zona
agenda-part-margin = margen
agenda-part-stage = etapa
agenda-part-step = paso
agenda-part-output = producto
agenda-no-kind = Ninguna clase se llama «{ $given }». Estas son: { $list }
# $name «Comentario público».
agenda-template-here = { $name }: abra el archivo en una hoja de cálculo, cámbielo, escriba otra vez el mismo comando y adjúntelo. Los pasos se cuentan en días hábiles; «lleva» es lo habitual y «mínimo» lo que no se puede acortar.
agenda-template-kept = Guardado. Desde ahora este grupo usa su propia tabla.
agenda-template-usual = { $kind } está otra vez como viene con Puente.
agenda-template-not-usual = { $kind } no viene con Puente.
# A las dos salas. $by: un nombre.
agenda-template-changed = { $by } cambió una clase de proceso: { $name }
# $moved: cuántos procesos.
agenda-template-facts = Etapas: { $stages } · pasos: { $steps } · productos: { $outputs }. { $moved ->
    [0] No se mueve ningún paso.
    [one] Se mueven los pasos de un proceso.
   *[other] Se mueven los pasos de { $moved } procesos.
}
# $wrong: una de las siguientes.
agenda-template-wrong = No cambió nada. { $wrong }
agenda-template-no-table = Esa no es una tabla de este tipo. Empiece con el archivo que da !proceso plantilla.
agenda-template-uneven = La línea { $line } no tiene la misma cantidad de celdas que la primera.
agenda-template-part-unknown = Línea { $line }: «{ $given }» no es zona, margen, etapa, paso ni producto.
agenda-template-bad-code = Línea { $line }: «{ $given }» no sirve como código. Use minúsculas, cifras y guiones.
agenda-template-number = Línea { $line }: «{ $given }» no es un número de días hábiles.
agenda-template-bad-owner = Línea { $line }: «{ $given }» no es una tarea ni un rol.
agenda-template-zone = Línea { $line }: «{ $given }» no es una zona horaria.
agenda-template-long = Línea { $line }: un nombre tiene como máximo { $limit } caracteres.
agenda-template-nameless = Línea { $line }: «{ $code }» necesita un nombre en algún idioma.
agenda-template-lacks = Una clase necesita al menos dos etapas y un producto.
agenda-template-many = Hay más de { $limit } filas de una misma parte.
agenda-template-twice = «{ $code }» aparece dos veces.
