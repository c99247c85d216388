## Declaraciones: el texto que sale de un proceso.

page-statements = Declaraciones
page-statement = Declaración
# El título de un documento, $title el del proceso.
statements-title = Declaración · { $title }

command-statement = declaración
    .about = El texto que sale de un proceso
command-statement-open = abrir
    .about = Empezar el texto de un proceso
command-statement-section = sección
    .about = Escribir una sección, en cada idioma
command-statement-version = versión
    .about = Guardar el texto tal como está
command-statement-call = convocar
    .about = Pedir comentarios a las dos salas hasta un día
command-statement-comment = comentar
    .about = Decir qué me parece el texto, o una sección
command-statement-answer = responder
    .about = Responder un comentario
command-statement-minority = minoría
    .about = Adjuntar mi opinión minoritaria, o retirarla
command-statement-level = nivel
    .about = Designar el nivel de consenso
command-statement-submit = presentar
    .about = Anotar que se presentó, tal como está
command-statement-outcome = resultado
    .about = Anotar en qué quedó
command-statement-show = ver
    .about = Ver cómo está una declaración
command-statement-list = lista
    .about = Ver todas las declaraciones y cómo están
command-statement-versions = versiones
    .about = Ver las versiones de un texto
command-statement-changes = cambios
    .about = Ver qué cambió en el texto
command-statement-twin = cotejar
    .about = Cotejar los idiomas del texto
command-statement-comments = comentarios
    .about = Leer los comentarios y las opiniones minoritarias
command-statement-export = exportar
    .about = El texto como archivo, con portada

param-section = sección
    .about = El número de una sección
param-edition = versión
    .about = Una versión, por su número
param-after = después
    .about = La sección tras la que va; 0 para la primera
param-label = rótulo
    .about = Qué es esta versión
param-comment = comentario
    .about = El número de un comentario
param-view = opinión
    .about = El número de una opinión minoritaria
param-level = nivel
    .about = El nivel de consenso
param-advice = asesoramiento
    .about = Si es también asesoramiento formal a la Junta Directiva
choice-label-draft = borrador
choice-label-call = para comentarios
choice-label-final = final
choice-label-ratified = ratificada
choice-label-submitted = presentada
choice-level-full = consenso-pleno
choice-level-consensus = consenso
choice-level-support = fuerte-apoyo
choice-level-divergence = divergencia
choice-advice-yes = sí
choice-advice-no = no
choice-paper-form-markdown = Markdown
choice-paper-form-html = HTML
choice-paper-form-docx = DOCX
choice-paper-form-pdf = PDF

statements-state-drafting = En redacción
statements-state-call = Abierta a comentarios
statements-state-submitted = Presentada
statements-state-answered = Presentada, con resultado
statements-level-full = Consenso pleno
statements-level-consensus = Consenso
statements-level-support = Fuerte apoyo pero con oposición significativa
statements-level-divergence = Divergencia
statements-level-is = Nivel de consenso que designa la presidencia: { $level }
statements-call-until = Comentarios hasta el { $day }

## Redacción. $slug: el alias del proceso.

statements-process-gone = Ese proceso ya no existe.
# Sigue la dirección.
statements-way = La declaración
statements-process-over = { $slug } ya terminó.
statements-none = { $slug } todavía no tiene declaración. La empieza quien está a cargo de la redacción: !declaración abrir { $slug }
statements-not-yours = Aquí escriben quien está a cargo de la redacción, la coordinación, la presidencia y la administración. Cualquier integrante puede comentar: !declaración comentar { $slug }
statements-submitted-already = La declaración ya se presentó y no cambia.
statements-open-already = { $slug } ya tiene una declaración.
statements-opened = Empezada. Para escribir la primera sección: !declaración sección { $slug } en:"…" es:"…"
statements-no-section = No hay sección { $number }. Secciones: { $count }.
statements-drop-which = ¿Cuál se quita? Agregue su número, como sección:2
statements-section-gone = Se quitó la sección { $number }. Las versiones anteriores la conservan.
statements-section-empty = Escriba el texto: en:"…" es:"…"
statements-section-kept = Sección { $number } guardada.
statements-sections-full = Hay { $count } secciones y no caben más.
statements-changed-meanwhile = Alguien cambió la sección { $number } mientras tanto. Abra la página en otra pestaña y compare antes de guardar la suya.
statements-nothing-written = Todavía no hay nada escrito.
statements-version-same = Es igual que la versión { $number }.
# $label «final».
statements-version-kept = Guardada como versión { $number } ({ $label })
statements-call-when = ¿Hasta cuándo? Una fecha, como 2026-12-10.
statements-call-past = El { $day } ya pasó.
statements-call-late = Eso es después del cierre: { $closes }
statements-called = Se pidió a las dos salas comentar hasta el { $day }. El texto queda guardado como versión { $number }.
statements-no-text-yet = No hay texto en { $language }.
statements-news-opened = { $by } empezó la declaración sobre { $name }
statements-news-version = { $by } guardó la versión { $number } de la declaración ({ $label }): { $name }
statements-news-call = { $by } pide comentarios hasta el { $day } sobre esta declaración: { $name }
statements-call-how = Comente en la página o aquí: !declaración comentar { $slug } y su opinión. Si es sobre una sola sección, agregue al final su número, como sección:2

## Lo que dicen los demás.

statements-comment-empty = Escriba el comentario.
statements-comments-full = Hay { $count } comentarios y no caben más.
statements-commented = Gracias. Es el comentario { $number } sobre { $slug }; recibirá un aviso cuando tenga respuesta.
statements-no-comment = No hay comentario { $number }. Comentarios: { $count }.
statements-answered-already = El comentario { $number } ya tiene respuesta.
statements-answered = Comentario { $number } respondido.
# A quien lo hizo.
statements-answered-you = Su comentario { $number } sobre { $slug } tiene respuesta: { $text }
statements-no-view = Usted no adjuntó ninguna opinión minoritaria.
statements-no-such-view = No hay opinión minoritaria { $number }. Opiniones: { $count }.
statements-view-empty = Escriba su opinión: en:"…" es:"…"
statements-view-kept = Su opinión minoritaria queda adjunta y sale con su nombre. Para retirarla: !declaración minoría { $slug } deshacer:sí
statements-view-gone = Retirada.
statements-level-kept = Designado: { $level }
statements-level-gone = El nivel de consenso era de otro texto y se quitó: la presidencia lo designa de nuevo.
statements-news-level = { $by } designó el nivel de consenso «{ $level }»: { $name }
statements-news-level-gone = El texto cambió y su nivel de consenso ya no vale; la presidencia lo designa de nuevo: { $name }

## La presentación.

statements-lacks-label = Todavía falta
statements-lacks-before = Antes de presentarla falta
statements-lack-sections = Una sección
statements-lack-text = El texto de la sección { $number } en { $language }
statements-lack-advice = Decir si es también asesoramiento formal; agregue asesoramiento:sí o asesoramiento:no
statements-lack-level = El nivel de consenso, que designa la presidencia
statements-lack-answers = { $count ->
    [one] Responder { $count } comentario
   *[other] Responder { $count } comentarios
}
statements-not-yet =
    Todavía no puede salir:
    { $lines }
statements-not-yet-anyway =
    Todavía falta algo. Para presentarla de todos modos, agregue igual:sí
    { $lines }
statements-submitted = Anotada como presentada. El texto queda guardado como versión { $number }.
# $count: cuántas personas.
statements-told = { $count ->
    [0] No había a quién más avisar.
    [one] Ya se avisó a una persona que aportó.
   *[other] Ya se avisó a { $count } personas que aportaron.
}
statements-news-submitted = { $by } presentó la declaración: { $name }
statements-news-advice = { $by } presentó la declaración, que es también asesoramiento formal: { $name }
# A quien fue citado o comentó.
statements-used-submitted = Se presentó la declaración a la que usted aportó: { $name }
statements-used-outcome = Ya hay resultado de la declaración a la que usted aportó: { $name }. { $text }
statements-not-submitted = Todavía no salió.
statements-outcome-empty = ¿En qué quedó? en:"…" es:"…"
statements-outcome-kept = Guardado.
statements-outcome-lacks = El resultado en { $languages }
statements-no-outcome = Todavía no hay resultado
statements-news-outcome = { $by } anotó en qué quedó la declaración: { $name }
statements-text-in = { $text } (en { $language })
statements-exported = La declaración en { $language }
# $program: cómo se llama, por ejemplo pandoc.
statements-press-missing = { $program } no está instalado donde funciona Puente, así que este formato no se puede hacer aquí. Markdown y HTML sí; el navegador guarda el HTML como PDF.
statements-press-failed = { $program } no pudo hacer este documento. Markdown y HTML sí se pueden pedir.
statements-press-not-now = Este formato no se puede hacer en este momento. Markdown y HTML sí se pueden pedir.

## Su página, y cómo está en el chat.

statements-list-empty = Todavía no hay declaraciones. La empieza quien está a cargo de la redacción, en la página del proceso o con !declaración abrir y su alias.
statements-counts = { $comments ->
    [one] { $comments } comentario
   *[other] { $comments } comentarios
}, { $open } sin respuesta · { $views ->
    [one] { $views } opinión minoritaria
   *[other] { $views } opiniones minoritarias
}
statements-more = El resto está en la página.
# $label, como «Número»; $value, como «AL-ALAC-ST-1226».
statements-fact = { $label }: { $value }
statements-list-line = { $name }: { $state }
statements-language-other = Este grupo no escribe en { $language }.
statements-one-language = Hay un solo idioma: no hay con qué cotejarlo.
statements-comments-on = Comentarios sobre { $name }
# $line: lo que se escribe para leer uno completo.
statements-comments-whole = Para leer uno completo: { $line }
# $line: lo que se escribe para leer completa una opinión minoritaria.
statements-views-whole = Para leer una opinión completa: { $line }
# $line: lo que se escribe para responder uno.
statements-comments-answer = Para responder uno: { $line }
# $line: lo que se escribe para leer una sección completa.
statements-show-whole = Para leer una sección completa: { $line }
statements-comments-way = Todos los comentarios
statements-versions-none = Todavía no se guardó ninguna versión de este texto.
statements-no-versions = Todavía no se guardó ninguna versión de este texto: no hay con qué compararlo.
statements-version-first = Es la primera versión.
statements-section-was = Sección { $number } de la versión anterior (se quitó)
statements-unchanged = Nada cambió desde la versión { $number }.
statements-changes-quiet = Nada cambió desde la versión { $number }. Esto es lo que cambió esa versión:
statements-changes-way = La comparación completa
statements-changes-none-in = En { $language } no cambió ninguna palabra.
statements-changes-more = { $count ->
    [one] { $count } cambio más
   *[other] { $count } cambios más
}
statements-changes-in = Hay cambios en { $languages }.
statements-changes-also = También hay cambios en { $languages }.
# $place es uno de los dos que siguen.
statements-change-other = { $place }: donde decía «{ $gone }», ahora dice «{ $new }»
statements-change-new = { $place }, se agregó: «{ $new }»
statements-change-gone = { $place }, se quitó: «{ $gone }»
statements-change-after = Después de «{ $words }»
statements-change-first = Al comienzo
statements-change-whole-other = Reescrito: «{ $new }» (antes: «{ $gone }»)
statements-change-whole-new = Texto nuevo: «{ $new }»
statements-change-whole-gone = Decía: «{ $gone }»
statements-outcome = Resultado
statements-sections = Texto
statements-sections-none = Todavía no hay nada escrito.
statements-comments = Comentarios
statements-comments-none = Todavía no hay comentarios.
statements-comments-more = { $count ->
    [one] { $count } comentario más
   *[other] { $count } comentarios más
}
statements-comment-by = Comentario { $number } · { $who } · { $at }
statements-view-by = Opinión { $number } · { $who }
statements-answer-by = Respuesta de { $who }
statements-since-version = Cambios desde la versión { $number }
statements-versions = Versiones
statements-versions-more = { $count ->
    [one] { $count } versión anterior
   *[other] { $count } versiones anteriores
}
statements-section-out = una sección que se quitó
statements-version = Versión { $number }
statements-version-facts = { $label } · { $who } · { $at }
statements-no-version = No hay versión { $number }. Versiones: { $count }.
statements-against-version = Comparada con la versión { $number }
statements-version-alike = El texto es el mismo.
statements-section = Sección { $number }
statements-twin = Cotejar los idiomas
statements-version-line = Versión { $number } · { $label } · { $who } · { $at }
statements-files = Como archivo
statements-next = Lo que sigue
statements-submit-about = Puente no envía el texto a ningún lado: preséntelo donde corresponde y anótelo aquí. Después ya no cambia.
statements-whole = todo el texto
statements-anyway = Aunque todavía falte algo
statements-minority-about = Tengo una opinión minoritaria
statements-minority-how = Sale junto con la declaración y con su nombre. Si ya adjuntó una, la nueva la reemplaza.
statements-do-withdraw = Retirarla
statements-cover-from = De
statements-cover-about = Sobre
# En la portada: «Comentario público (GNSO)».
statements-about = { $kind } ({ $body })
statements-cover-link = Dirección
statements-cover-penholder = Redacción
statements-cover-number = Número
statements-cover-submitted = Presentada
statements-cover-status = Situación
statements-cover-level = Nivel de consenso
statements-cover-advice = Asesoramiento formal a la Junta Directiva
statements-cover-authoritative = Idioma que prevalece
statements-cover-annex = Opiniones minoritarias
statements-status-draft = borrador

## Para quien no estuvo: después del nombre del proceso y dos puntos.

statements-line-opened = se empezó su declaración
statements-line-call = su declaración está abierta a comentarios hasta el { $day }
statements-line-submitted = se presentó su declaración
statements-line-outcome = su declaración tiene resultado

## Formularios.

statements-label-section = Sección
statements-label-comment = Comentario
statements-label-answer = Respuesta
statements-label-version = Qué es
statements-label-until = Hasta
statements-label-advice = ¿Es también asesoramiento formal a la Junta Directiva?
statements-label-number = Número de la declaración, si ya lo tiene
statements-do-open = Empezar la declaración
statements-do-keep = Guardar la sección { $number }
statements-do-add-it = Agregarla
statements-do-add = Agregar una sección
statements-do-edit = Editar la sección { $number }
statements-do-drop = Quitar la sección { $number }
statements-do-comment = Comentar
statements-do-answer = Responder
statements-do-answer-number = Responder el comentario { $number }
statements-do-minority = Adjuntarla
statements-do-version = Guardar una versión
statements-do-call = Abrir a comentarios
statements-do-submit = Presentar
statements-do-outcome = Anotar el resultado
statements-do-level = Designar

## Lo que se guarda de alguien.

kept-statements-said = { $count ->
    [one] Un comentario u opinión minoritaria sobre una declaración
   *[other] { $count } comentarios y opiniones minoritarias sobre declaraciones
}
