## El puente: lo que se pide llevar, los borradores, lo que se publica y lo que la gente responde.

page-desk = Mesa
page-syntheses = Síntesis

## Comandos. El mensaje es lo que se escribe: una palabra en minúsculas. `.about` es una frase corta.

command-carry = llevar
    .about = Pedir que un mensaje pase a la otra sala; se escribe como respuesta al mensaje
command-consent = autorizar
    .about = Aceptar que se cite un mensaje mío
command-object = objetar
    .about = Decir que una síntesis no es lo que dije o lo que sostiene mi sala; con un guion, retirarlo
command-confirm = confirmar
    .about = Decir que una síntesis refleja lo que quise decir, o que mi sala también lo sostiene
command-answer = responder
    .about = Responder una pregunta dirigida a mi sala; la persona puente responde objeciones
# Lo que ofrece el menú de un mensaje.
menu-carry-across = Llevar a la otra sala
menu-cite-in-draft = Citar en un borrador
command-bridge = puente
    .about = Lo que pasa de una sala a la otra
command-bridge-tray = bandeja
    .about = Ver los mensajes por llevar, desde el más antiguo
command-bridge-unsaid = pendiente
    .about = Ver lo que se pidió y todavía no pasó
command-bridge-skip = descartar
    .about = No llevar un mensaje; a quien lo pidió se le informa el motivo
command-bridge-now = pasar
    .about = Llevar un mensaje en un solo paso, con un texto para la otra sala
command-bridge-draft = borrador
    .about = Empezar una síntesis o cambiar sus títulos
command-bridge-point = punto
    .about = Agregar un punto a un borrador, cambiarlo o quitarlo
command-bridge-pretranslate = pretraducir
    .about = Pedir un borrador automático de los textos que faltan
command-bridge-approve = aprobar
    .about = Aprobar un borrador automático después de leerlo
command-bridge-backtranslate = retrotraducir
    .about = Traducir un texto de vuelta, de forma automática, para ver qué dice
command-bridge-check = verificar
    .about = Ver qué impide publicar un borrador y qué puede haberse perdido entre sus textos
command-bridge-publish = publicar
    .about = Publicar una síntesis en las dos salas
command-bridge-revise = corregir
    .about = Abrir una síntesis publicada para hacerle cambios
command-bridge-withdraw = retirar
    .about = Retirar una síntesis publicada, con un motivo
command-bridge-history = historial
    .about = Ver todas las ediciones de una síntesis
command-bridge-cover = relevo
    .about = Pedir a alguien que también sea persona puente por un tiempo, cambiar la fecha o terminarlo

## Nombres de los datos: una palabra que se escribe antes de dos puntos.

# Publicar aunque la verificación señale algo.
param-anyway = igual
    .about = Seguir aunque haya observaciones o falte algo
# Quitar un punto.
param-drop = quitar
    .about = Quitar el punto o la sección
# Los mensajes en los que se apoya un punto: fuentes:P-1,P-2
param-from = fuentes
    .about = Los mensajes en que se apoya: P-1, P-2
    .also = de
# Terminar un relevo.
param-over = fin
    .about = Terminarlo ahora
param-pick = pedido
    .about = Un mensaje por llevar: P-1
param-point = punto
    .about = El número de un punto
param-position = posición
    .about = Qué sostienen las salas
# Una sola oración de un texto: oración:2
param-sentence = oración
    .about = Solo esta oración, por su número en el texto
# El sello de lo que mostraba la página desde la que se envió.
param-seen = visto
param-reason = motivo
    .about = El motivo, que todos podrán leer
param-side = sala
    .about = La sala que lo sostiene, por su idioma
param-synthesis = síntesis
    .about = Una síntesis o un borrador: S-1
param-text = texto
    .about = Lo que se quiere decir; si se omite, se pide después
param-texts = textos
    .about = El texto en cada idioma
param-title = título
    .about = El título, en el idioma de esta sala
param-until = hasta
    .about = Hasta cuándo: una fecha, o «en 3 semanas»
param-version = versión
    .about = La versión que usted vio

## Lo que se puede elegir: una palabra, que también se escribe; y el encabezado de cada posición en la tarjeta.

choice-position-both = coinciden
choice-position-differ = difieren
choice-position-only = una-sala
choice-position-question = pregunta
choice-position-minority = minoritaria

position-both = Coinciden
position-differ = Difieren
# $language "español".
position-only = Solo en la sala en { $language }
# Para la sala a la que se pregunta.
position-question-you = Se les pregunta
# Para las demás.
position-question-them = Se pregunta a la sala en { $language }
position-minority = Opinión minoritaria
# Un borrador en el que todavía no se dice la sala.
position-open = Falta elegir la sala

# Lo mismo, para elegir en la mesa de trabajo y junto a una cita.
bridge-position-both = Coinciden
bridge-position-differ = Difieren
bridge-position-only = Solo en una sala
bridge-position-question = Pregunta a una sala
bridge-position-minority = Opinión minoritaria

## Ajustes de un grupo.

setting-bridge-pick-age = Cuánto puede esperar un mensaje en la bandeja antes de que se avise a la coordinación

## Pedir que se lleve un mensaje. $number: el del mensaje en la bandeja, P-7. $author: quien lo dijo.

bridge-carried = El mensaje de { $author } está en la bandeja de la persona puente, con el número P-{ NUMBER($number, useGrouping: "false") }. Se le avisará cuando pase, o por qué no pasa.
bridge-carry-known = Usted ya pidió ese mensaje. Es el P-{ NUMBER($number, useGrouping: "false") }.
bridge-carry-crossed = Ese mensaje, P-{ NUMBER($number, useGrouping: "false") }, ya pasó a la otra sala.
bridge-carry-asks = { $author } no forma parte del grupo; por eso Puente le pregunta primero si se puede citar su mensaje. Si acepta, quedará en la bandeja.
bridge-carry-what = ¿De qué mensaje se trata? Escriba esto como respuesta al mensaje, o reaccione a él con 🌉.
bridge-carry-own-words = Ese mensaje lo escribió Puente. Solo se puede llevar lo que dicen las personas.
bridge-carry-no-words = Ese mensaje no tiene texto que se pueda llevar.
bridge-no-notice = En esa sala todavía no está el aviso de Puente; por eso no se lleva nada de ella. Quien administra el grupo puede ponerlo con !grupo sala
bridge-author-said-no = { $author } pidió que sus mensajes no pasen a la otra sala; este se queda donde está.
# A alguien que no forma parte del grupo. $line "!autorizar P-7".
bridge-may-we-quote =
    Alguien del grupo { $group } pidió llevar a la otra sala este mensaje que usted escribió:
    «{ $text }»
    ¿Se puede citar ahí con su nombre? Si está de acuerdo, escriba { $line }. Sin su autorización no se publica.
bridge-consented = Gracias. Su mensaje ya se puede citar. Está en la bandeja de la persona puente con el número P-{ NUMBER($number, useGrouping: "false") }.
bridge-not-your-words = P-{ NUMBER($number, useGrouping: "false") } no es un mensaje suyo que espere autorización.
bridge-no-pick = Ese mensaje no está en la bandeja. !puente bandeja muestra los que están, con números como P-7.

## La bandeja. $age "2 d".

bridge-tray-empty = No hay mensajes por llevar. Para pedir uno, reaccione a él con 🌉 o respóndale con !llevar
bridge-tray = { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
} por llevar; el más antiguo: { $age }
bridge-tray-waiting = { $count ->
    [one] { $count } mensaje espera
   *[other] { $count } mensajes esperan
} la autorización de quien lo escribió
# Las palabras de un enlace a un mensaje que nadie pidió.
bridge-tray-drew = Nadie pidió este mensaje, pero recibió { $replies ->
    [one] { $replies } respuesta
   *[other] { $replies } respuestas
} y { $reactions ->
    [one] { $reactions } reacción
   *[other] { $reactions } reacciones
}
bridge-pick-label = P-{ NUMBER($number, useGrouping: "false") } · { $author }
# $requests: cuántas personas lo pidieron.
bridge-pick-note = { $language } · { $age } · { $requests ->
    [one] lo pidió { $requests } persona
   *[other] lo pidieron { $requests } personas
}
# Igual que lo anterior, de un mensaje que se descartó.
bridge-pick-note-skipped = { $language } · { $age } · { $requests ->
    [one] lo pidió { $requests } persona
   *[other] lo pidieron { $requests } personas
} · se descartó: { $reason }
# $said: lo que se dice de un mensaje que vino con archivos.
bridge-attached = { $said } · con { $count ->
    [one] { $count } archivo adjunto
   *[other] { $count } archivos adjuntos
}
bridge-attached-only = con { $count ->
    [one] { $count } archivo adjunto
   *[other] { $count } archivos adjuntos
}
bridge-unsaid-none = Todo lo que se pidió ya pasó.
bridge-unsaid = { $count ->
    [one] Se pidió { $count } mensaje que todavía no pasó
   *[other] Se pidieron { $count } mensajes que todavía no pasaron
}
bridge-skipped = P-{ NUMBER($number, useGrouping: "false") } no se lleva. Quien lo pidió ya conoce el motivo.
# A quien lo pidió. $by: la persona puente.
bridge-skipped-told = El mensaje de { $author } que usted pidió, P-{ NUMBER($number, useGrouping: "false") }, no se lleva. { $by } da este motivo: { $reason }
bridge-pick-decided = P-{ NUMBER($number, useGrouping: "false") } ya no espera: pasó a la otra sala, se descartó o ya no existe. !puente bandeja muestra lo que espera.
bridge-pick-waiting = P-{ NUMBER($number, useGrouping: "false") } todavía no se puede usar: falta que quien lo escribió autorice citarlo.
bridge-pick-gone = P-{ NUMBER($number, useGrouping: "false") } no se puede usar: el mensaje se eliminó, o quien lo escribió pidió que no se lleve.
# Para la coordinación. $age: una duración.
bridge-pick-old = P-{ NUMBER($number, useGrouping: "false") }, un mensaje de { $author }, lleva { $age } en la bandeja. Tal vez la persona puente necesite apoyo: !puente relevo nombra a alguien en su lugar.

## Borradores. $number: el de la síntesis, S-1. $point: el número de un punto.

bridge-no-synthesis = En este grupo no existe esa síntesis. Escriba su número, por ejemplo S-1.
bridge-draft-title = Un borrador necesita un título. Escríbalo en cada idioma, así: !puente borrador en:"…" es:"…"
bridge-draft-begun = El borrador S-{ NUMBER($number, useGrouping: "false") } está abierto. Agregue sus puntos en la mesa o con !puente punto S-{ NUMBER($number, useGrouping: "false") }
bridge-draft-titled = Se guardaron los títulos de S-{ NUMBER($number, useGrouping: "false") }.
bridge-point-saved = Se guardó el punto { $point } de S-{ NUMBER($number, useGrouping: "false") }.
bridge-point-dropped = Se quitó el punto { $point }.
# $line "!puente punto S-1 en:"…" es:"…"".
bridge-point-empty = Un punto vacío no dice nada, y no se agregó. Le falta el texto en cada idioma, o los mensajes en los que se apoya (fuentes:P-1). Se escribe así: { $line }
bridge-no-point = S-{ NUMBER($number, useGrouping: "false") } no tiene un punto { $point }.
bridge-points-enough = Una síntesis puede tener hasta { $limit } puntos, y esta ya los tiene. Junte algunos puntos, o empiece otra síntesis.
bridge-point-stands = ¿Cuál es la posición del punto entre las salas? Indique los mensajes de una sala en los que se apoya, o elija una posición: coinciden, difieren, una-sala, pregunta o minoritaria, así: posición:coinciden
bridge-withdrawn-closed = S-{ NUMBER($number, useGrouping: "false") } se retiró y ya no cambia. Empiece otra con !puente borrador
bridge-published-closed = S-{ NUMBER($number, useGrouping: "false") } está publicada. Para cambiarla, escriba antes !puente corregir S-{ NUMBER($number, useGrouping: "false") }
bridge-published-already = S-{ NUMBER($number, useGrouping: "false") } ya está publicada tal como está. Para cambiarla, escriba !puente corregir S-{ NUMBER($number, useGrouping: "false") }
# A quien guarda después. $texts: lo que hay ahora, una línea por idioma.
bridge-changed-meanwhile =
    { $by } cambió el punto { $point } mientras usted lo tenía abierto; por eso su texto no se guardó. Ahora dice:
    { $texts }
    Para poner el suyo en su lugar, guárdelo otra vez; si escribe el comando, con versión:{ $version }

## Borradores automáticos. $engine "Apertium". $code: el código del idioma, "es".

# El encabezado de un texto que se acaba de traducir automáticamente.
bridge-pretranslated = Punto { $point }, { $language }: borrador automático
bridge-machine-unread = de { $engine }; todavía falta aprobarlo
bridge-pretranslate-next = Léalo y corríjalo. Se puede publicar en cuanto alguien lo apruebe: !puente aprobar S-{ NUMBER($number, useGrouping: "false") } { $point } { $code }
bridge-pretranslate-written = El punto { $point } ya tiene un texto en { $language } que escribió una persona, y un borrador automático nunca lo reemplaza. Para tener uno de todos modos, vacíe antes ese texto: !puente punto S-{ NUMBER($number, useGrouping: "false") } punto:{ $point } { $code }:""
bridge-pretranslate-nothing = En S-{ NUMBER($number, useGrouping: "false") } no falta ningún texto que se pueda traducir automáticamente a partir de uno que una persona haya escrito o aprobado.
# $lines: por qué no, una línea por texto.
bridge-pretranslate-failed =
    No se guardó ningún borrador automático.
    { $lines }
# $why: una oración.
bridge-pretranslate-not = Punto { $point }, { $language }: { $why }
bridge-pretranslate-long = Punto { $point }: el borrador automático tiene más de { $limit } caracteres. Dígalo antes con menos palabras.
bridge-pretranslate-same = Ese texto ya está en { $language }.
# Por qué no: qué tenía. $found: "ALAC", "30".
bridge-unfit-missing = En la traducción se perdió «{ $found }».
bridge-unfit-twice = La traducción repite «{ $found }».
bridge-unfit-strange = La traducción llegó desordenada.
bridge-unfit-number = El número { $found } no coincide en la traducción.
bridge-unfit-nothing = El traductor no respondió completo.
bridge-pretranslate-also-not = Aquí no se guardó ningún borrador automático. { $line }
# El encabezado del texto. $left: cuántas de sus oraciones faltan todavía.
bridge-approved = { $left ->
    [0] Punto { $point }, { $language }: aprobado
    [one] Punto { $point }, { $language }: aprobado; falta { $left } oración
   *[other] Punto { $point }, { $language }: aprobado; faltan { $left } oraciones
}
bridge-approve-changed = No se aprobó nada: el punto { $point } cambió después de que usted abrió la página. Vuelva a cargarla y lea lo que dice ahora.
bridge-approve-nothing = En el punto { $point } no queda ninguna oración automática por aprobar.
# Va antes del texto. $language: el del texto; $into: el otro.
bridge-backtranslated = Punto { $point }, traducido de vuelta del { $language } al { $into } de forma automática ({ $engine }), solo para comparar. No se guarda en ninguna parte.
bridge-backtranslate-empty = El punto { $point } todavía no tiene texto en { $language }.
bridge-backtranslate-not = No hay traducción de vuelta al { $language }. { $why }

# Debajo de la respuesta a quien publicó. $from: las palabras del traductor; $to: las que alguien puso en su lugar; $times: en cuántas oraciones. $line "!glosario sugerir …".
bridge-learned = En { $times } oraciones de borradores automáticos, «{ $from }» pasó a ser «{ $to }». Si el grupo siempre lo dice así, sugiéralo para el glosario: { $line }

## La verificación. Lo que señala va solo o en una lista, por eso no lleva punto final.

bridge-check = { $count ->
    [one] S-{ NUMBER($number, useGrouping: "false") }: { $count } cosa por revisar
   *[other] S-{ NUMBER($number, useGrouping: "false") }: { $count } cosas por revisar
}
bridge-check-good = S-{ NUMBER($number, useGrouping: "false") } se puede publicar: la verificación no señala nada.
bridge-check-label = Verificación del punto { $point }
# $line "En el texto en español falta 30 días".
bridge-check-point = Punto { $point }: { $line }
bridge-check-title = Título: { $line }
bridge-checked = Verificado
bridge-checked-nothing = Los términos, siglas, nombres, números, fechas y enlaces son los mismos en todos los textos. No se compara lo que se debe o se puede hacer: léalo con atención.
bridge-problem-empty = Todavía no hay ningún punto
bridge-problem-title = Falta el título en { $language }
bridge-problem-text = El punto { $point } no tiene texto en { $language }
bridge-problem-source = El punto { $point } no se apoya en ningún mensaje
bridge-problem-source-lost = El punto { $point } se apoya en palabras que se borraron, o cuya autora o autor dijo que no; quite ese mensaje
bridge-problem-not-said = El punto { $point } no puede figurar como dicho por las dos salas: la sala en { $language } no lo ha dicho ni confirmado
bridge-problem-room = El punto { $point } no indica la sala que lo planteó o a la que se pregunta
bridge-problem-elsewhere = El punto { $point } no puede figurar como planteado en una sola sala: la sala en { $language } también lo dijo
bridge-problem-unread = El punto { $point } tiene oraciones en { $language } de un borrador automático que nadie ha aprobado
bridge-problem-reserved = El punto { $point } dice «{ $word }», que se reserva para decisiones cerradas y actas
bridge-problem-reserved-title = El título usa «{ $word }», que se reserva para una decisión cerrada

## Publicar.

bridge-published = S-{ NUMBER($number, useGrouping: "false") } quedó publicada en las salas del grupo. A cada persona citada se le pregunta si eso es lo que quiso decir.
# $lines: lo que lo impide, en una lista.
bridge-not-yet =
    S-{ NUMBER($number, useGrouping: "false") } no se publicó. Antes resuelva esto:
    { $lines }
bridge-not-yet-anyway =
    S-{ NUMBER($number, useGrouping: "false") } no se publicó. La verificación señala esto:
    { $lines }
    Si así está bien, repita el comando con igual:sí
# Lo mismo en una página, donde hay una casilla junto al botón.
bridge-not-yet-tick =
    S-{ NUMBER($number, useGrouping: "false") } no se publicó por lo siguiente:
    { $lines }
    Si así está bien, marque la casilla junto al botón y publique de nuevo.
# A quien publica desde una página que ya no muestra lo guardado.
bridge-publish-changed = S-{ NUMBER($number, useGrouping: "false") } no se publicó: cambió después de que usted abrió la página. Vuelva a cargarla, lea lo que dice ahora y publique eso.
# A quien pidió el mensaje.
bridge-crossed-told = El mensaje de { $author } que usted pidió ya pasó: está en S-{ NUMBER($number, useGrouping: "false") }.
bridge-revising = S-{ NUMBER($number, useGrouping: "false") } está abierta para hacerle cambios. Las salas conservan el texto publicado hasta que usted publique de nuevo.
bridge-withdrawn = S-{ NUMBER($number, useGrouping: "false") } quedó retirada. Las tarjetas lo indican en las salas, con el motivo que usted dio.
bridge-history-none = S-{ NUMBER($number, useGrouping: "false") } todavía no se ha publicado; por eso no tiene historial.
bridge-history = Historial de S-{ NUMBER($number, useGrouping: "false") }
# $points: cuántos tiene; $changed: cuántos son nuevos, distintos o ya no están desde la edición anterior.
bridge-history-line = { $edition ->
    [1] Edición { $edition } · { $at } · { $by } · { $points ->
        [one] { $points } punto
       *[other] { $points } puntos
    }
   *[other] Edición { $edition } · { $at } · { $by } · { $points ->
        [one] { $points } punto
       *[other] { $points } puntos
    }, { $changed } con cambios
}
bridge-now-what = ¿De qué mensaje se trata? Escriba esto como respuesta al mensaje, o con su número en la bandeja: !puente pasar P-18 y el texto para la otra sala.
bridge-now-languages = Este grupo tiene más de dos idiomas. Escriba el texto en cada uno, así: !puente pasar en:"…" pt:"…"
# El título de un mensaje que se lleva en un solo paso.
bridge-now-title = De la sala en { $language }
bridge-cover = { $by } pidió relevo: { $name } también es persona puente, hasta que se dé por terminado.
bridge-cover-until = { $by } pidió relevo: { $name } también es persona puente hasta el { $until }.
bridge-cover-changed = El relevo de { $by } cambia: { $name } es también persona puente hasta el { $until }.
bridge-cover-open = El relevo de { $by } cambia: { $name } es también persona puente, hasta que se dé por terminado.
# A quien pidió el relevo. $line "!puente relevo @ana".
bridge-cover-how = Ya se anunció en las salas del grupo. { $name } tiene el rol «puente» hasta que usted termine el relevo: { $line } fin:sí. También se le puede poner fecha: { $line } hasta:"en 3 días"
bridge-cover-none = { $name } no está de relevo, así que no hay nada que terminar.
bridge-cover-over = { $name } ya no es persona puente: terminó el tiempo del relevo.
bridge-cover-past = Ese momento ya pasó. Escriba uno posterior, por ejemplo hasta:"en 3 días"
bridge-cover-has = { $name } ya tiene el rol «puente», y no por un relevo suyo. La administración puede quitárselo: !grupo rol quitar
# Para las personas puente.
bridge-stale-edited = { $author } editó un mensaje que se cita en S-{ NUMBER($number, useGrouping: "false") }; las tarjetas ya lo indican. Si el texto tiene que cambiar, escriba !puente corregir S-{ NUMBER($number, useGrouping: "false") }
bridge-stale-deleted = { $author } eliminó un mensaje que se cita en S-{ NUMBER($number, useGrouping: "false") }; las tarjetas ya lo indican. Si el texto tiene que cambiar, escriba !puente corregir S-{ NUMBER($number, useGrouping: "false") }

## La tarjeta de una síntesis, y cuántas personas hablan en un punto.

bridge-card-title = S-{ NUMBER($number, useGrouping: "false") } · { $title }
# $people: cuántas se citan; $machine: cuántos textos empezaron como borrador automático; $edition: después de la 1, hubo correcciones.
bridge-card-facts = { $edition ->
    [1] Texto de { $author }, persona puente · { $people ->
        [one] { $people } persona citada
       *[other] { $people } personas citadas
    } · { $machine ->
        [0] sin traducción automática
       *[other] borrador automático, aprobado por una persona
    }
   *[other] Texto de { $author }, persona puente · { $people ->
        [one] { $people } persona citada
       *[other] { $people } personas citadas
    } · { $machine ->
        [0] sin traducción automática
       *[other] borrador automático, aprobado por una persona
    } · corregida
}
bridge-card-withdrawn = Se retiró. Motivo: { $reason }
bridge-card-question = { $answers ->
    [0] todavía sin respuesta
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
}
bridge-card-objection = Objeción { $number }
bridge-card-objection-by = { $name }, sala en { $language }
bridge-card-more = Fuentes e historial
# La línea lleva al mensaje en su sala.
bridge-card-attached = { $count ->
    [one] { $count } archivo adjunto
   *[other] { $count } archivos adjuntos
} en el mensaje de { $author } ({ $language })
bridge-file-about = Con el mensaje de { $author } ({ $language })
bridge-file-gone = Un archivo adjunto del mensaje de { $author } ({ $language }) ya no está disponible.
bridge-file-unfit = Un archivo adjunto del mensaje de { $author } ({ $language }) no se puede traer aquí: solo se traen imágenes y documentos, y hasta cierto tamaño. Está en su sala, con su mensaje.
bridge-file-unfit-web = Un archivo adjunto del mensaje de { $author } ({ $language }) no se puede traer aquí: solo se traen imágenes y documentos, y hasta cierto tamaño. Está con su mensaje: { $link }
bridge-card-stale = Por revisar
bridge-card-stale-why = Un mensaje citado se editó o se eliminó: { $at }. La persona puente ya lo sabe.
# $rooms "4 EN y 5 ES".
bridge-voices = { $total ->
    [one] { $total } persona
   *[other] { $total } personas
}: { $rooms }
bridge-voices-room = { $count } { $room }
bridge-voices-none = todavía no se cita a nadie
# Las palabras de los botones.
bridge-press-confirm = Confirmar
bridge-press-object = Objetar
bridge-press-answer = Responder
bridge-press-meant = Sí, eso quise decir
bridge-press-not-meant = No, quise decir otra cosa

## Lo que la gente responde a una síntesis.

# A quien se cita; siguen sus palabras y el texto publicado.
bridge-quoted-asked = En S-{ NUMBER($number, useGrouping: "false") }, «{ $title }», se citan palabras suyas. Aquí están, junto con el texto que se publicó. ¿Es eso lo que quiso decir?
bridge-confirmed = Gracias. Queda anotado que S-{ NUMBER($number, useGrouping: "false") } refleja lo que quiso decir.
bridge-confirmed-room = Gracias. Queda anotado que la sala en { $language } también sostiene esto, en S-{ NUMBER($number, useGrouping: "false") }:
bridge-confirm-which = En S-{ NUMBER($number, useGrouping: "false") } hay varios puntos que su sala podría sostener también: { $points }. Indique uno, por ejemplo punto:2
bridge-confirm-nothing = En S-{ NUMBER($number, useGrouping: "false") } no hay nada que usted pueda confirmar: no cita palabras suyas, y ningún punto espera la confirmación de la sala en { $language }.
bridge-not-published = S-{ NUMBER($number, useGrouping: "false") } no está en las salas: es un borrador o se retiró.
bridge-objected = Su objeción aparece en las tarjetas de S-{ NUMBER($number, useGrouping: "false") } en todas las salas hasta que tenga respuesta. Para retirarla: !objetar S-{ NUMBER($number, useGrouping: "false") } -
bridge-object-enough = Usted ya tiene { $count } objeciones sin respuesta en S-{ NUMBER($number, useGrouping: "false") }. Retire alguna o espere la respuesta.
bridge-object-known = Usted ya hizo esa objeción. Sigue en las tarjetas de S-{ NUMBER($number, useGrouping: "false") } hasta que tenga respuesta.
# Para las personas puente.
bridge-objected-told = { $name } objeta S-{ NUMBER($number, useGrouping: "false") }: «{ $text }» Para responder, escriba !responder S-{ NUMBER($number, useGrouping: "false") } y su respuesta.
bridge-answered = Su respuesta quedó anotada y se cuenta en las tarjetas de S-{ NUMBER($number, useGrouping: "false") }.
# Para las personas puente.
bridge-answered-told = { $name } responde la pregunta de S-{ NUMBER($number, useGrouping: "false") }: «{ $text }»
bridge-answer-nothing = S-{ NUMBER($number, useGrouping: "false") } no le pregunta nada a la sala en { $language }. Si algo no es correcto, escriba !objetar S-{ NUMBER($number, useGrouping: "false") } y qué no es correcto.
bridge-no-objection = En S-{ NUMBER($number, useGrouping: "false") } no hay preguntas para su sala ni objeciones sin respuesta.
bridge-object-none = En S-{ NUMBER($number, useGrouping: "false") } no hay ninguna objeción suya sin respuesta que retirar.
bridge-object-withdrawn = { $count ->
    [one] Su objeción a S-{ NUMBER($number, useGrouping: "false") } quedó retirada y ya no aparece en las tarjetas.
   *[other] Sus objeciones a S-{ NUMBER($number, useGrouping: "false") } quedaron retiradas y ya no aparecen en las tarjetas.
}
# Una objeción en la lista que sigue. $number: 2.
bridge-objection-line = { $number } ({ $name }): «{ $text }»
# $lines: las objeciones abiertas, una tras otra.
bridge-objections-which = No se respondió nada, porque falta decir qué objeción se responde: { $lines }. Se escribe !responder S-{ NUMBER($number, useGrouping: "false") } objeción:2 y la respuesta, o el nombre de quien objetó, como objeción:@ana. Con todas:sí, una misma respuesta vale para todas.
# A quien objetó.
bridge-objection-answered = { $by } responde su objeción a S-{ NUMBER($number, useGrouping: "false") }: «{ $text }»
bridge-objections-answered = { $count ->
    [one] Quedó respondida { $count } objeción a S-{ NUMBER($number, useGrouping: "false") }. Quien la hizo ya tiene la respuesta.
   *[other] Quedaron respondidas { $count } objeciones a S-{ NUMBER($number, useGrouping: "false") }. Quienes las hicieron ya tienen la respuesta.
}

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-bridge-picks = { $count ->
    [one] { $count } mensaje suyo que alguien pidió llevar: su texto, su fecha y qué pasó con él
   *[other] { $count } mensajes suyos que alguien pidió llevar: su texto, su fecha y qué pasó con ellos
}
kept-bridge-asked = { $count ->
    [one] { $count } mensaje que usted pidió llevar
   *[other] { $count } mensajes que usted pidió llevar
}
kept-bridge-objections = { $count ->
    [one] { $count } objeción suya: qué dice y cuándo
   *[other] { $count } objeciones suyas: qué dicen y cuándo
}
kept-bridge-answers = { $count ->
    [one] { $count } respuesta suya a una pregunta de la otra sala: qué dice y cuándo
   *[other] { $count } respuestas suyas a preguntas de la otra sala: qué dicen y cuándo
}
kept-bridge-copies = { $count ->
    [one] { $count } mensaje suyo que se copió en otra sala: cuándo, y su texto mientras espera
   *[other] { $count } mensajes suyos que se copiaron en otras salas: cuándo, y su texto mientras esperan
}
kept-bridge-reactions = { $count ->
    [one] { $count } reacción suya a un mensaje en espejo
   *[other] { $count } reacciones suyas a mensajes en espejo
}
kept-bridge-published = { $count ->
    [one] { $count } edición de una síntesis, que usted publicó
   *[other] { $count } ediciones de síntesis, que usted publicó
}
kept-bridge-sentences = { $count ->
    [one] { $count } oración de un borrador automático, que usted editó o aprobó
   *[other] { $count } oraciones de borradores automáticos, que usted editó o aprobó
}

## La mesa.

# La lista de mensajes de la izquierda.
bridge-desk-sources = Mensajes
bridge-desk-draft = Borrador
bridge-desk-waiting = Todavía sin pasar
# Va después de lo anterior. $age "2 d".
bridge-desk-waiting-count = { $count }, el más antiguo: { $age }
bridge-desk-nothing-waits = No hay nada en espera. Aquí aparece lo que se pide con 🌉 o con !llevar
bridge-desk-cited = En este borrador
bridge-desk-cited-count = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}, { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}
# $requests: cuántas personas lo pidieron.
bridge-desk-source = { $author } · P-{ NUMBER($number, useGrouping: "false") } · { $age } · 🌉 { $requests }
bridge-desk-actions = Qué hacer con el mensaje de { $author }
bridge-desk-use = Agregar a este borrador
bridge-desk-now = Llevar en un solo paso
bridge-desk-now-text = Texto en { $language }
bridge-desk-now-anyway = Publicar aunque la verificación señale algo
bridge-desk-now-do = Publicar en las dos salas
bridge-desk-skip-open = No llevar
bridge-desk-skip-reason = Motivo, para quien lo pidió
bridge-desk-skip = Descartar y avisar
bridge-desk-no-draft = Todavía no hay borrador
bridge-desk-no-draft-about = Un borrador empieza con un título en cada idioma. Después vienen sus puntos, cada uno con los mensajes en los que se apoya.
bridge-desk-title-in = Título en { $language }
bridge-desk-begin = Empezar un borrador
bridge-desk-publish = Publicar en las dos salas
bridge-desk-anyway = Leí lo que señala la verificación; así está bien
# Algo escrito no se ha guardado; sigue un botón para deshacerlo.
bridge-desk-unsaved = Sin guardar
bridge-desk-unsent = Sin enviar; queda en este navegador
bridge-desk-back = Deshacer
# Otra persona guardó el punto mientras tanto; siguen los textos guardados.
bridge-desk-meanwhile = Lo guardado cambió después de que usted escribió esto. Al guardar, su texto lo reemplaza. Ahora dice:
# Por qué no se publicó nada.
bridge-desk-stop-pending = No se publicó: hay un punto nuevo escrito que todavía no se ha agregado. Agréguelo o deshágalo.
bridge-desk-stop-refused = No se publicó: uno de los cambios no se pudo guardar. Revise lo que está sin guardar.
bridge-desk-stop-changed = No se publicó: otra persona cambió este borrador mientras tanto. Vuelva a cargar la página y léalo antes.
# Donde no corre ningún script.
bridge-desk-read = Leer y publicar
bridge-desk-read-about = Esto es lo guardado, y esto es lo que reciben las salas.
bridge-desk-write-on = Volver a escribir
bridge-desk-one-by-one = Guarde cada punto antes de pasar a otro o de publicar: lo que no se guarda se pierde al cambiar de página.
# Al inicio de un borrador que corrige lo publicado.
bridge-desk-amiss = Por corregir
bridge-desk-edited = { $author } editó P-{ NUMBER($number, useGrouping: "false") }. Ahora dice:
bridge-desk-deleted = { $author } eliminó P-{ NUMBER($number, useGrouping: "false") }
bridge-desk-stale = Un mensaje citado se editó o eliminó el { $at }.
bridge-desk-settle = Responder las objeciones
bridge-desk-revising = Las salas conservan el texto publicado hasta que usted publique de nuevo.
bridge-desk-others = Otros borradores:
bridge-desk-titles = Cambiar los títulos o empezar otro borrador
bridge-desk-another = Otro borrador
bridge-desk-no-points = Todavía no hay puntos. Un punto dice una sola cosa en cada idioma e indica los mensajes en los que se apoya.
bridge-desk-add = Agregar un punto
bridge-desk-text-in = Texto en { $language }
bridge-desk-more = Posición y mensajes
bridge-desk-position = Posición
bridge-desk-choose = Elegir la posición
bridge-desk-room = Sala que lo planteó o a la que se pregunta
bridge-desk-from = Mensajes en los que se apoya
bridge-desk-from-none = Un punto se apoya al menos en un mensaje
# Botones debajo de un texto. El primero, donde falta.
bridge-desk-pretranslate = Borrador automático
bridge-desk-pretranslate-again = Otro borrador automático
bridge-desk-approve = Aprobar el texto en { $language }
bridge-desk-approve-one = Aprobar esta oración
bridge-desk-backtranslate = Traducir de vuelta
# $left: cuántas de sus oraciones no ha aprobado nadie; $all: cuántas tiene.
bridge-desk-machine = { $left ->
    [0] Empezó como borrador automático ({ $engine }); una persona revisó cada oración
   *[other] Borrador automático ({ $engine }): nadie ha aprobado { $left } de { $all ->
        [one] { $all } oración
       *[other] { $all } oraciones
    }
}
bridge-desk-sentences = Oración por oración
bridge-desk-sentence-machine = automática ({ $engine }), sin aprobar
bridge-desk-sentence-edited = la editó { $name } · { $at }
bridge-desk-sentence-added = la agregó { $name } · { $at }
bridge-desk-sentence-approved = la aprobó { $name } · { $at }
# Se leen en voz alta antes de las palabras que se quitaron y de las que se pusieron en su lugar.
bridge-desk-gone = se quitó:
bridge-desk-new = se puso:
# Una lista de esas palabras, cada una con un formulario.
bridge-desk-learned = Corregido más de una vez
bridge-desk-learned-one = En { $times } oraciones de borradores automáticos, «{ $from }» pasó a ser «{ $to }».
bridge-desk-learned-propose = Sugerirlo para el glosario
bridge-desk-learned-in = En { $language }
bridge-desk-learned-do = Sugerir
bridge-desk-save = Guardar
bridge-desk-drop = Quitar este punto

## El archivo.

bridge-archive-count = { $count } síntesis
# Cuando se buscó algo.
bridge-archive-found = { $count } de { $total } síntesis
bridge-archive-find = Buscar síntesis
bridge-archive-hint = Palabras en cualquier idioma, o un número como S-4
bridge-archive-empty = Todavía no se ha publicado ninguna síntesis. Lo que la persona puente publique en las dos salas quedará aquí.
bridge-archive-nothing = Ninguna síntesis tiene todas esas palabras. Pruebe con menos.
bridge-archive-pages = Páginas de la lista
bridge-archive-newer = Más recientes
bridge-archive-older = Anteriores
bridge-archive-facts = { $edition ->
    [1] { $at } · texto de { $author } · { $people ->
        [one] { $people } persona citada
       *[other] { $people } personas citadas
    }
   *[other] { $at } · texto de { $author } · { $people ->
        [one] { $people } persona citada
       *[other] { $people } personas citadas
    } · corregida
}
bridge-archive-withdrawn = Retirada
# Estas tres pueden ir una tras otra.
bridge-archive-questions = { $count ->
    [one] { $count } pregunta sin respuesta.
   *[other] { $count } preguntas sin respuesta.
}
bridge-archive-objections = { $count ->
    [one] { $count } objeción sin respuesta.
   *[other] { $count } objeciones sin respuesta.
}
bridge-archive-stale = Se editó o eliminó un mensaje citado.

## La página de una síntesis.

bridge-one-facts = Texto de { $author }, persona puente · { $at }
# $points: cuántos textos en ese idioma; $engines: los traductores; $names: quiénes los editaron o aprobaron.
bridge-one-drafted = { $language }: { $points ->
    [one] el texto de { $points } punto empezó
   *[other] los textos de { $points } puntos empezaron
} como borrador automático ({ $engines }). Lectura y aprobación: { $names }
bridge-one-quoted = A quiénes se cita
bridge-one-quoted-count = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}, { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}
bridge-one-message = Mensaje
bridge-one-point = Posición
# Donde iba el texto de un mensaje.
bridge-words-gone = (texto que ya no se guarda)
bridge-words-edited = editado después
bridge-one-objections = Objeciones
bridge-one-open = { $count ->
    [0] todas con respuesta
    [one] { $count } sin respuesta
   *[other] { $count } sin respuesta
}
bridge-one-objection-by = { $name }, sala en { $language } · { $at }
bridge-one-objection-open = Todavía sin respuesta
# Retira lo que objetó quien lee, todo.
bridge-one-take-back = { $count ->
    [one] Retirar mi objeción
   *[other] Retirar mis objeciones
}
bridge-one-answers = Respuestas
bridge-one-object = ¿Algo no es correcto?
bridge-one-object-label = Diga con sus palabras qué no es correcto
bridge-one-object-do = Objetar
bridge-one-object-about = Una objeción aparece en las tarjetas de las dos salas, con su nombre, hasta que tenga respuesta.
bridge-one-meant = Aquí se citan palabras suyas. ¿Es esto lo que quiso decir?
bridge-one-confirm = Sí, eso es lo que quise decir
bridge-one-holds = ¿La sala en { $language } también sostiene esto?
bridge-one-holds-do = Sí, mi sala también lo sostiene
bridge-one-answer = Se pregunta a la sala en { $language }
bridge-one-answer-label = Su respuesta
bridge-one-answer-do = Responder
bridge-one-bridge = Para la persona puente
bridge-one-revise = Corregir
bridge-one-settle = Responder
bridge-one-settle-label = Su respuesta a esta objeción
bridge-one-settle-do = Responder
bridge-one-withdraw = Retirar
bridge-one-withdraw-reason = Motivo, que aparece en las tarjetas
bridge-one-withdraw-do = Retirar de las dos salas
bridge-one-history = Historial

bridge-now-not-yet =
    El mensaje no se llevó. Antes resuelva esto:
    { $lines }
bridge-now-not-yet-anyway =
    El mensaje no se llevó. La verificación señala esto:
    { $lines }
    Si así está bien, repita el comando con igual:sí
bridge-now-not-yet-tick =
    El mensaje no se llevó por lo siguiente:
    { $lines }
    Si así está bien, marque la casilla que está sobre el botón y publique de nuevo.
bridge-now-changed = El mensaje no se llevó: quien lo escribió editó P-{ NUMBER($number, useGrouping: "false") } después de que usted abrió la página. Vuelva a cargarla y léalo antes.
# La objeción que se responde: objeción:2, objeción:@ana
param-objection = objeción
    .about = Qué objeción, por su número
# Responder todas las objeciones a la vez.
param-all = todas
    .about = Responder todas las objeciones de una vez

# $group: un nombre corto. $number: de una síntesis.
bridge-verify-cards = S-{ $number } de { $group } se publicó y no está una sola vez en cada sala.
bridge-verify-room = S-{ $number } de { $group } se publicó y no está en la sala { $room }.

## Lo que se cuenta de una síntesis a quien no estaba, después de su nombre y dos puntos, en una lista:
## «se publicó, cita lo que usted dijo y tiene una objeción sin respuesta».

# $parts: los mensajes que siguen.
bridge-news-what = { $parts }
bridge-news-published = se publicó
bridge-news-revised = se corrigió
bridge-news-quotes-you = cita lo que usted dijo
bridge-news-has-yours = lleva lo que usted pidió
bridge-news-questions = { $count ->
    [one] le hace una pregunta a su sala
   *[other] le hace { $count } preguntas a su sala
}
bridge-news-answers = { $count ->
    [one] tiene una respuesta nueva a su pregunta
   *[other] tiene { $count } respuestas nuevas a sus preguntas
}
bridge-news-yours-answered = { $count ->
    [one] responde la objeción que usted hizo
   *[other] responde las { $count } objeciones que usted hizo
}
bridge-news-answered = { $count ->
    [one] responde una objeción
   *[other] responde { $count } objeciones
}
bridge-news-open = { $count ->
    [one] tiene una objeción sin respuesta
   *[other] tiene { $count } objeciones sin respuesta
}
bridge-news-withdrawn = se retiró. Motivo: { $reason }
# Un título que no existe en el idioma de quien lee.
bridge-news-title-in = { $title } (en { $language })
## El espejo: cada mensaje pasa enseguida. $room, $other, $from, $to: bridge-mirror-room.

command-mirror = espejo
    .about = Mensajes que pasan enseguida, con traducción automática
command-mirror-show = ver
    .about = Ver qué salas están en espejo y qué falta por pasar
command-mirror-on = activar
    .about = Hacer que cada mensaje entre dos salas pase enseguida; se avisa en las dos
command-mirror-off = desactivar
    .about = Hacer que ya no pasen mensajes entre dos salas
param-room = sala
    .about = Una sala del grupo, por su nombre corto
param-opposite = opuesta
    .about = La sala del otro lado
# espejo activar … espera:30s
param-hold = espera
    .about = Cuánto espera antes un mensaje, para que todavía se pueda eliminar: 30 s
setting-bridge-mirror-patience = Cuánto espera un mensaje en espejo su traducción antes de que pase primero el original
# Una sala por su nombre corto, $language "español".
bridge-mirror-room = la sala { $room } ({ $language })
# La única sala de su idioma, que se llama como él.
bridge-mirror-room-of = la sala en { $language }
# Sobre una copia. $author: quien dijo el original, $language: el idioma de su sala.
bridge-mirror-by = { $author } ({ $language })
# $name: el traductor.
bridge-mirror-machine = Traducción automática: { $name }. El texto que vale es el original.
bridge-mirror-late = Todavía sin traducir; la traducción aparecerá aquí.
bridge-mirror-taken-back = Se retiró.
bridge-mirror-original = Ir al original
bridge-mirror-file = { $author } ({ $language }): un archivo, tal como es, sin traducir
bridge-mirror-file-unfit = { $author } ({ $language }) adjuntó un archivo que no se puede traer aquí: solo se traen imágenes y documentos, y hasta cierto tamaño. Está con el original.
# En el aviso. $rooms: una lista.
bridge-mirror-notice = Lo que dicen aquí quienes integran el grupo se copia, con su nombre y con traducción automática, en { $rooms }. También se copian las reacciones. Lo que se elimina o se edita aquí, se elimina o se edita allá.
# $off "!privacidad no-registrar".
bridge-mirror-opened = Desde ahora, lo que dicen aquí quienes integran el grupo también aparece enseguida en { $room }, con su nombre y con traducción automática junto al original; y lo mismo a la inversa. Si no lo quieren, escriban { $off } y no se copiará nada de lo que digan.
bridge-mirror-opened-hold = Desde ahora, lo que dicen aquí quienes integran el grupo también aparece, después de { $hold }, en { $room }, con su nombre y con traducción automática junto al original; y lo mismo a la inversa. Lo que se elimine antes no llega a pasar. Si no lo quieren, escriban { $off } y no se copiará nada de lo que digan.
bridge-mirror-closed = Desde ahora, lo que se dice aquí ya no se copia en { $room }.
bridge-mirror-is-on = En espejo desde ahora: { $room } y { $other }. Ya se avisó en las dos.
bridge-mirror-is-on-hold = En espejo desde ahora: { $room } y { $other }. Cada mensaje espera antes { $hold }. Ya se avisó en las dos.
bridge-mirror-is-off = Ya no están en espejo: { $room } y { $other }. Ya se avisó en las dos. Lo que se dijo antes todavía pasa.
bridge-mirror-not-on = No están en espejo: { $room } y { $other }.
bridge-mirror-no-room = Esa sala ya no existe.
bridge-mirror-one-room = Un espejo necesita dos salas. Indique dos distintas.
bridge-mirror-hold-long = Un mensaje puede esperar { $limit } como máximo.
# $line "!espejo activar".
bridge-mirror-none = Ninguna sala de este grupo está en espejo: los mensajes pasan solo cuando la persona puente los lleva. La administración o la coordinación pueden cambiarlo: { $line }
bridge-mirror-way = { $from } → { $to }
# $age: cuánto lleva el más antiguo.
bridge-mirror-waiting = { $count ->
    [one] { $count } mensaje por pasar, desde hace { $age }
   *[other] { $count } mensajes por pasar, el más antiguo desde hace { $age }
}
bridge-mirror-with = en espejo con { $room }
bridge-carry-copy = Eso es una copia de lo que dijo { $author }. Pida que se lleve el original: está en { $room }, con el enlace debajo de la copia.
bridge-mirror-all-across = ya pasó todo
bridge-mirror-hold = cada mensaje espera antes { $hold }
bridge-mirror-untranslated = { $count ->
    [one] { $count } copia todavía espera su traducción
   *[other] { $count } copias todavía esperan su traducción
}
bridge-mirror-left-out = { $count ->
    [one] { $count } mensaje de { $room } no se copió aquí
   *[other] { $count } mensajes de { $room } no se copiaron aquí
}: quien los escribió no se ha unido al grupo o no quiere ser registrado.

## De qué trata una síntesis.

command-bridge-process = proceso
    .about = Indicar de qué proceso de la agenda trata una síntesis
bridge-process-gone = Ese proceso ya no existe.
# $name «rdrs · Título».
bridge-process-linked = S-{ NUMBER($number, useGrouping: "false") } trata de { $name }
bridge-process-undone = S-{ NUMBER($number, useGrouping: "false") } ya no trata de { $name }
bridge-process-not = S-{ NUMBER($number, useGrouping: "false") } no trata de { $name }
bridge-process-none = Todavía no trata de ningún proceso
bridge-process-about = Trata de { $processes }
bridge-process-do = Trata de este
