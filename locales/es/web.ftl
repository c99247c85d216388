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

## Las teclas.

web-keys = Teclas
web-key-write = Escribir un mensaje
web-key-rooms = Ir a la primera sala, a la segunda
web-key-next = Mensaje siguiente, mensaje anterior
web-key-reply = Responder al mensaje, pedir que se lleve a la otra sala
web-key-edit = Con el campo vacío: editar su último mensaje
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
web-in-new = Usted tiene una invitación al grupo { $group }. Díganos cómo llamarle.
web-in-new-alone = Usted tiene una invitación. Díganos cómo llamarle.
web-in-name = Su nombre, como lo verá el grupo
web-in-language = Idioma de las páginas
web-enter = Entrar
web-in-facts = ¿Este dispositivo no es suyo? Salga cuando termine. ¿No es usted esa persona? Cierre esta página y no pasará nada.
# Después de que alguien se hizo borrar.
web-gone = Sus datos se borraron
web-gone-what = Se quitaron su nombre, sus cuentas, su entrada en todos los dispositivos, sus notas privadas y lo que escribió y marcó en estas salas, también de las páginas que otras personas tienen abiertas.
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

web-refused = Eso no se hizo
web-sign-in-first = Primero inicie sesión
web-sign-in-how = Esta página es para integrantes de un grupo. Abra de nuevo su enlace personal o pida uno nuevo a quien coordina.
web-not-found = Aquí no hay nada
web-not-found-next = Puede que la dirección esté mal escrita, o que lo que había aquí se haya retirado.
web-not-allowed = Esta página no es para usted
web-not-allowed-next = Es para personas con otro rol, o de otro grupo. Si cree que la necesita, hable con quien administra su grupo.
web-forged = Ese formulario no venía de esta página
web-forged-next = No se cambió nada. Tal vez volvió a entrar en otra ventana: regrese, recargue la página y envíelo otra vez.
web-too-large = Es demasiado de una sola vez
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
web-away = La base de datos no responde
web-disk = El disco del servidor está lleno
web-too-slow = Tardó demasiado en llegar
web-too-slow-next = No se cambió nada. Puede que la conexión sea lenta: inténtelo de nuevo en un momento.

## Lo que se guarda de una persona, en la lista de «privacidad ver». $count: cuántos.

kept-web-messages = { $count ->
    [one] { $count } mensaje suyo en las salas web: qué dice, en qué sala y cuándo
   *[other] { $count } mensajes suyos en las salas web: qué dicen, en qué sala y cuándo
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

# $room: el identificador de una sala.
web-verify-room = El orden de los mensajes de la sala { $room } está roto.
