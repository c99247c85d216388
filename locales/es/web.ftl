## Las páginas web: el marco, la entrada, las salas, lo que puede salir mal, lo que se guarda.

# El botón de un campo de búsqueda.
web-find = Buscar

## El marco.

web-skip = Ir al contenido
web-places = Secciones
web-more = Más
page-rooms = Salas
web-my-page-of = { $name }: mi página
web-keys-open = Ayuda y teclas
web-out = Salir
web-theme = Colores
web-theme-device = Automático
web-theme-light = Claro
web-theme-dark = Oscuro
web-failed = No se envió. Su texto sigue aquí: inténtelo de nuevo en un momento.
web-lost = Se perdió la conexión. Reconectando…
web-unchecked = No se pudo hacer la verificación. Su texto sigue aquí.
web-only-you = Solo usted ve esto
web-notes-older = { $count ->
    [one] { $count } nota privada anterior
   *[other] { $count } notas privadas anteriores
}
web-notes-dismiss = { $count ->
    [one] Descartarla
   *[other] Descartar las { $count }
}
web-dismiss = Descartar
web-open = Abrir la página
web-copy = Copiar
web-copied = Copiada
web-close = Cerrar
# Los otros grupos de quien lee, junto al nombre de este.
web-groups-other = Mis otros grupos
web-groups-all = Todos mis grupos

## La ayuda: cómo funciona, y las teclas.

web-help-how = Cómo funciona
web-help-talk = Escriba en la sala de su idioma. La otra sala está al lado, para quien quiera leerla.
# ⋯ es el botón del menú.
web-help-carry = Si un mensaje también le importa a la otra sala, abra su menú (⋯) y elija «{ web-carry }», o póngale 🌉.
web-help-bridge = La persona puente reúne en una síntesis lo que se pidió llevar. La síntesis aparece al mismo tiempo en las dos salas, en el idioma de cada una y con el mismo número, como S-1.
web-help-say = En la tarjeta de una síntesis usted puede confirmar que eso quiso decir, objetar lo que no es correcto o responder lo que se le pregunta a su sala.
web-help-no = Sus palabras son suyas: en «{ page-me }» puede ver qué se guarda de usted y decir que no.

web-keys = Teclas
web-key-write = Escribir un mensaje
web-key-rooms = Ir a la primera sala, a la segunda
web-key-next = Mensaje siguiente, mensaje anterior
web-key-reply = Responder al mensaje, pedir que se lleve a la otra sala
web-key-edit = Con el campo vacío: editar su último mensaje
web-key-help = Abrir esta ayuda
web-key-commands = Los comandos empiezan con { "!" } o /. Escriba !ayuda para ver qué puede hacer aquí.

## La entrada.

web-welcome = Le damos la bienvenida a Puente
web-welcome-what = Puente acompaña a grupos de trabajo que conversan en dos idiomas: cada idioma tiene su sala, y una persona puente lleva de una a otra lo que importa.
web-welcome-how = Para entrar necesita un enlace personal. Pídalo a quien coordina su grupo y ábralo en este navegador.
web-welcome-link = Si tenía un enlace y ya no funciona, pida uno nuevo.
web-your-groups = Sus grupos
web-no-groups = Todavía no participa en ningún grupo. Pida una invitación a quien coordina el suyo.
web-come-in = Entrar
web-in-as = Con este enlace entra como { $name }.
web-in-as-to = Con este enlace entra como { $name } al grupo { $group }.
web-in-new = Usted tiene una invitación al grupo { $group }. Díganos cómo quiere que le llamen.
web-in-new-alone = Usted tiene una invitación. Díganos cómo quiere que le llamen.
web-in-name = Su nombre, como lo verá el grupo
web-in-language = Idioma de las páginas
web-enter = Entrar
web-in-facts = ¿Este dispositivo no es suyo? Salga cuando termine. ¿El enlace no es para usted? Cierre esta página y no pasará nada.
# Después de que alguien se hizo borrar.
web-gone = Sus datos se borraron
web-gone-what = Se quitaron su nombre, sus cuentas, su entrada en todos los dispositivos, sus notas privadas y lo que escribió, adjuntó y marcó en estas salas, también de las páginas que otras personas tienen abiertas.
web-gone-stays = Lo que se contó sigue contado, sin su nombre. Un texto que publicó una persona puente sigue siendo suyo; donde le citaba, quedó señalado para que alguien lo revise.
web-gone-back = Puede cerrar esta página. Para volver hace falta una invitación nueva, y se empieza de cero.

## Las salas.

web-rooms-of = Salas de { $group }
web-no-rooms = Este grupo todavía no tiene salas en la web. Quien administra el grupo crea una con !grupo sala es idioma:es.
# El nombre corto de una sala, en su pestaña.
web-room-tab = { $code ->
    [es] Español
   *[other] { $language }
}
web-room-name = { $code ->
    [es] Sala en español
   *[other] Sala en { $language }
}
web-write-to = { $code ->
    [es] Escriba a la sala en español
   *[other] Escriba a la sala en { $language }
}
web-presence = { $people ->
    [one] 1 integrante
   *[other] { $people } integrantes
}, { $here } en línea
web-room-empty = Aquí todavía no se ha dicho nada. Escriba abajo el primer mensaje.
web-earlier = Mensajes anteriores
web-latest = Mensajes más recientes
web-new-messages = Hay mensajes nuevos
web-unread = { $count ->
    [one] 1 mensaje nuevo
    [100] Más de 99 mensajes nuevos
   *[other] { $count } mensajes nuevos
}
web-hint = { "!" } o / para comandos
web-send = Enviar
web-cancel = Cancelar
web-replying = Respuesta a { $name }: { $text }
web-editing = Está editando su mensaje
web-edited = editado
web-quoted-gone = Un mensaje que se borró
# Alguien cuyo nombre ya no se conserva.
web-somebody = Integrante
web-announced = { $name }, en la sala { $room }: { $text }
web-actions-of = Acciones para el mensaje de { $name }
web-reply = Responder
web-carry = Llevar a la otra sala
web-translate = Traducir
web-edit = Editar
web-delete = Borrar
web-delete-sure = Borrar para todo el mundo
web-reaction-count = { $what }: { $people ->
    [one] 1 persona
   *[other] { $people } personas
}
# Junto al nombre de lo que dice Puente mismo.
web-bot = bot

## Archivos que van con un mensaje. $name: cómo llama alguien a uno.

web-attach = Adjuntar archivos
web-attach-files = Archivos
web-attach-alt = Qué muestra la imagen, para quien no puede verla (opcional)
# $name: el nombre de la imagen.
web-attach-alt-of = Qué muestra { $name }, para quien no puede verla
# En el campo de una imagen, antes de que se escriba algo.
web-attach-describe = ¿Qué muestra?
web-attach-drop = No adjuntar { $name }
web-attach-sending = Enviando…
web-attach-limits = Imágenes, PDF, texto, tablas y documentos de oficina; hasta { $count ->
    [one] { $count } archivo de { $megabytes } MB
   *[other] { $count } archivos de { $megabytes } MB cada uno
}. De las imágenes se quita dónde y con qué se tomaron.
web-files = { $count ->
    [one] 1 archivo adjunto
   *[other] { $count } archivos adjuntos
}
# Lo que una página dice en voz alta de un mensaje nuevo.
web-with-files = { $text } (con { $count ->
    [one] 1 archivo adjunto
   *[other] { $count } archivos adjuntos
})
web-file-picture = Imagen: { $name }
web-file-facts = { $kind } · { $size }
web-file-kind = { $kind ->
    [png] Imagen PNG
    [jpg] Imagen JPEG
    [gif] Imagen GIF
    [webp] Imagen WebP
    [pdf] PDF
    [csv] Tabla CSV
    [docx] Documento de Word
    [xlsx] Libro de Excel
    [pptx] Presentación de PowerPoint
    [odt] Texto OpenDocument
    [ods] Hoja de cálculo OpenDocument
    [odp] Presentación OpenDocument
   *[txt] Texto
}
web-file-kilobytes = { $count } kB
# $tenth: una cifra, los décimos.
web-file-megabytes = { $tenth ->
    [0] { $count } MB
   *[other] { $count },{ $tenth } MB
}

## Por qué no se acepta un archivo.

web-file-empty = «{ $name }» está vacío. Elija el archivo de nuevo.
web-file-unknown = «{ $name }» no se puede adjuntar. Puede adjuntar imágenes (PNG, JPEG, GIF, WebP), PDF, texto simple, CSV y documentos de Word, Excel, PowerPoint o LibreOffice.
web-file-programs = «{ $name }» contiene macros. Guárdelo como documento sin macros y adjunte ese.
web-file-damaged = «{ $name }» está dañado o incompleto. Ábralo para ver si está entero, guárdelo otra vez y adjúntelo.
web-file-dimensions = La imagen «{ $name }» es demasiado grande para mostrarla: puede tener { $million } millones de píxeles, y { $side } por lado. Redúzcala y adjúntela de nuevo.
web-file-large = «{ $name }» pesa demasiado: un archivo puede tener { $limit } MB. Redúzcalo o envíe un enlace.
web-file-many = { $limit ->
    [0] Aquí no se pueden adjuntar archivos.
    [one] Un mensaje puede tener 1 archivo. Envíe los demás en otro mensaje.
   *[other] Un mensaje puede tener { $limit } archivos. Envíe los demás en otro mensaje.
}
web-file-day = En un día usted ya adjuntó { $limit } MB, lo máximo por persona. Adjunte esto mañana o envíe un enlace.
web-file-house = Aquí ya no queda lugar para archivos. Envíe su mensaje sin ellos, o con un enlace, y avise a quien opera Puente.
web-file-command = Un comando no lleva archivos. Envíe los archivos en un mensaje aparte.
web-file-edit = Al editar no se pueden agregar archivos. Envíelos en un mensaje nuevo; los que ya están se quedan.
web-file-busy-own = Usted ya está enviando archivos en varios mensajes: este no se envió. Su texto sigue aquí. Envíelo de nuevo cuando haya llegado uno de ellos.
web-file-busy = En este momento hay demasiadas personas enviando archivos: el mensaje no se envió. Su texto sigue aquí. Envíelo sin archivos o inténtelo en un momento.
web-file-disk = El disco del servidor está lleno: el mensaje no se envió. Su texto sigue aquí. Envíelo sin archivos o inténtelo más tarde.
web-file-unkept = Por ahora no se pueden guardar archivos: el mensaje no se envió. Su texto sigue aquí. Envíelo sin archivos y avise a quien opera Puente.

## Un no, y qué sería lo correcto.

web-not-joined = Usted no está en este grupo, así que no puede escribir aquí. Pida una invitación a quien lo coordina.
web-no-such-room = En este grupo no hay una sala con ese nombre.
web-nothing-said = El mensaje está vacío. Escriba algo y envíelo de nuevo.
web-too-long = El mensaje tiene { $length } caracteres y puede tener { $limit }. Acórtelo o envíelo en dos partes.
web-edit-own = Solo puede editar lo que usted escribió.
web-delete-own = Solo puede borrar lo que usted escribió. Quien administra el grupo puede borrar cualquier mensaje.
web-message-gone = Ese mensaje ya no está.
web-reaction-unknown = Una reacción es un solo emoji.
web-reactions-full = Este mensaje ya tiene { $limit } reacciones distintas. Use una de ellas.
web-sent-then-deleted = Usted ya había enviado exactamente esto y después se borró; por eso no se envió de nuevo. Para decirlo otra vez, recargue la página y envíelo.

## Lo que puede salir mal con una página.

web-refused = No se pudo hacer
web-sign-in-first = Primero inicie sesión
web-sign-in-how = Esta página es para integrantes de un grupo. Abra de nuevo su enlace personal o pida uno nuevo a quien coordina.
web-not-found = Aquí no hay nada
web-not-found-next = Puede que la dirección esté mal escrita, o que lo que había aquí se haya retirado.
web-not-allowed = Esta página no es para usted
web-not-allowed-next = Es para personas con otro rol, o de otro grupo. Si cree que la necesita, hable con quien administra su grupo.
web-forged = Este formulario ya no es válido
web-forged-next = No se cambió nada. Tal vez volvió a entrar en otra ventana: regrese, recargue la página y envíelo otra vez.
web-too-large = Es demasiado de una vez
web-too-large-next = No se cambió nada. Envíe menos texto: un mensaje puede tener { $limit } caracteres.
web-unreadable = No se pudo leer
web-unreadable-next = No se cambió nada. Regrese, recargue la página e inténtelo de nuevo.
web-too-fast = Un momento, por favor
web-too-fast-next = Fue mucho en poco tiempo. No se perdió nada: inténtelo de nuevo en { $span }.
web-broken = Algo falló de nuestro lado
web-broken-next = Usted no hizo nada mal, y nada quedó a medias. Espere un minuto e inténtelo de nuevo.
web-quote = Si vuelve a ocurrir, dé este número a quien opera Puente: { $incident }
web-back-there = Volver
web-to-the-rooms = Ir a las salas
# Para quien no ha iniciado sesión.
web-to-the-start = Cómo entrar
web-away = La base de datos no responde
web-disk = El disco del servidor está lleno
web-too-slow = Tardó demasiado en llegar
web-too-slow-next = No se cambió nada. Puede que la conexión sea lenta: inténtelo de nuevo en un momento.

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-web-messages = { $count ->
    [one] { $count } mensaje suyo en las salas web: qué dice, en qué sala y cuándo
   *[other] { $count } mensajes suyos en las salas web: qué dicen, en qué sala y cuándo
}
kept-web-files = { $count ->
    [one] { $count } archivo que usted adjuntó en las salas web, con su nombre y descripción
   *[other] { $count } archivos que usted adjuntó en las salas web, con sus nombres y descripciones
}
kept-web-reactions = { $count ->
    [one] { $count } reacción suya en las salas web
   *[other] { $count } reacciones suyas en las salas web
}
kept-web-reads = { $count ->
    [one] Hasta dónde ha leído { $count } sala web
   *[other] Hasta dónde ha leído { $count } salas web
}
kept-web-notes = { $count ->
    [one] { $count } nota privada para usted, por unos días
   *[other] { $count } notas privadas para usted, por unos días
}
kept-web-sessions = { $count ->
    [one] { $count } navegador en el que tiene la sesión abierta
   *[other] { $count } navegadores en los que tiene la sesión abierta
}

## Lo que dice `puente check`.

web-check-plain = Las páginas web están en { $address }, sin cifrado. Fuera de su propia máquina, ponga delante un proxy con TLS y cambie la dirección a https://….
web-settings-address = address en [web]: «{ $address }» no es una dirección web que se pueda escribir. Escríbala como https://puente.example.org, sin ruta.
web-settings-bounds = { $key } en [web] tiene que ser un número de 1 a { $most }.
web-settings-files = files_per_message en [web] tiene que ser un número de 0 a { $most }; con 0 no se pueden adjuntar archivos.
web-settings-folder = files en [web] está vacío. Indique la carpeta donde se guardan los archivos adjuntos, o quite la clave.
web-check-folder = Los archivos adjuntos no se pueden guardar en { $folder }: { $problem }. Permita que Puente escriba allí, o indique otra carpeta como files en [web].
web-check-folder-open = Otras personas de esta máquina pueden leer la carpeta de los archivos adjuntos: { $folder }. Quíteles ese permiso: chmod 700.
# $files: algunos de ellos, por su identificador.
web-verify-missing = { $count ->
    [one] Falta { $count } archivo adjunto
   *[other] Faltan { $count } archivos adjuntos
} en { $folder }: { $files }
web-verify-altered = { $count ->
    [one] { $count } archivo adjunto no es lo que se guardó
   *[other] { $count } archivos adjuntos no son lo que se guardó
}, en { $folder }: { $files }
web-verify-nothing = { $count ->
    [one] { $count } archivo no pertenece
   *[other] { $count } archivos no pertenecen
} a ningún mensaje, en { $folder }: { $files }
web-verify-stranded = { $count ->
    [one] { $count } archivo quedó después de su mensaje
   *[other] { $count } archivos quedaron después de sus mensajes
}, en { $folder }: { $files }

# $room: el identificador de una sala.
web-verify-room = El orden de los mensajes de la sala { $room } está roto.
