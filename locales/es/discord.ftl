# Puente en Discord.

discord-settings-token = token, en [discord], es el token del bot, tal como está en el portal de desarrolladores: una sola palabra.
discord-settings-server = server, en [discord], es el identificador de un servidor, como 123456789012345678, y no «{ $given }».
discord-settings-api = api, en [discord], es solo para pruebas y lleva a esta misma máquina, no a «{ $given }».
discord-too-much = Fueron más de { $count } comandos y reacciones en un minuto. Con lo que pase de ahí no hago nada: por favor, espere un minuto y repita los últimos.
discord-file-refused = Discord no acepta «{ $name }»: es demasiado grande. Por favor, pídalo de nuevo en las páginas web: { $link }
discord-check-token = Discord no acepta el token del bot. Por favor, cópielo de nuevo del portal de desarrolladores a [discord], como token.
discord-check-away = Discord no responde: { $problem }. Los mensajes esperan, y lo que se diga se recoge cuando responda.
discord-check-spent = Discord rechazó tantas solicitudes en los últimos diez minutos que Puente no pide nada por un rato, antes de que esta máquina quede excluida. Por favor, revise en el registro qué se rechazó.
discord-check-intent = Discord no le permite a Puente leer lo que se dice. En el portal de desarrolladores, en Bot, active Message Content Intent y luego reinicie Puente. Mientras tanto solo recibe comandos y los mensajes que lo mencionan.
discord-check-invite = Puente todavía no atiende ningún canal de Discord. Este enlace lo agrega a un servidor, con los permisos que necesita y ninguno más: { $link }
discord-link = Este enlace agrega Puente a otro servidor, con los permisos que necesita y ninguno más: { $link }
discord-check-room = Puente no puede ver el canal de la sala { $room } en Discord. Lo que se va a decir ahí espera: por favor, permítale ver el canal o deje de atender la sala.
discord-check-lacks = En el canal de la sala { $room } en Discord, a Puente le falta: { $lacks }. Por favor, dele esos permisos ahí.
discord-check-events = En el servidor { $server }, Puente no puede crear eventos: lo que se planea se dice en los canales. Para cambiarlo, dele ahí el permiso Crear eventos.

discord-option-language = En { $language }
discord-done = Listo.
discord-choose = ¿Cuál? Aquí se necesita «{ $param }».
discord-fill-in = Completar
discord-too-old = Esto ya es muy viejo y no sé a qué se refería. Por favor, repita el comando.
discord-file-large = «{ $name }» es demasiado grande o no se puede descargar. Por favor, envíe un archivo más pequeño.
discord-file-unreadable = «{ $name }» no es un archivo de texto en UTF-8. Por favor, guarde la tabla como CSV en UTF-8.

## A quien no recibe mensajes directos de Puente, con el siguiente comando que use.

# $at: desde cuándo; $line "/perfil vincular".
discord-closed = No pude escribirle en privado, porque en Discord usted no recibe mensajes directos míos. Lo que tenía que decirle a solas desde el { $at } está en las páginas web: con { $line } obtiene un enlace para entrar. Si lo quiere recibir aquí, permita los mensajes directos en la configuración de privacidad de este servidor.
discord-closed-stranger = No pude responderle en privado, porque en Discord usted no recibe mensajes directos míos: lo que preguntó desde el { $at } quedó sin respuesta. Permita los mensajes directos en la configuración de privacidad de este servidor o pregunte con un comando que empiece con una barra.

## La tarjeta en un servidor al que se agregó Puente. Está en los dos idiomas.

# Siguen tres listas para elegir.
discord-setup-hello = Hola, soy Puente. Llevo lo que importa entre un canal en inglés y uno en español, en textos que una persona aprobó. Elijan aquí abajo el canal en inglés, el canal en español y la persona puente, que aprueba lo que cruza; no necesito más. Solo elige quien administra este servidor. No se registra nada antes de que el aviso esté en los dos canales.
# $create "/grupo crear", $room "/grupo sala".
discord-setup-closed = Hola, soy Puente. Llevo lo que importa entre un canal en inglés y uno en español, en textos que una persona aprobó. Aquí los grupos los crea quien opera Puente, con { $create }; después, quien administra el grupo escribe { $room } en el canal de cada idioma. Mientras tanto no registro nada.
# En listas vacías y botones, junto a lo mismo en el otro idioma: breve.
discord-setup-english = El canal en inglés
discord-setup-spanish = El canal en español
discord-setup-bridge = La persona puente
discord-setup-again = Revisar de nuevo
discord-setup-join = Entrar
# $channel "#espanol", $lacks "Enviar mensajes, Adjuntar archivos".
discord-setup-lacks = En { $channel } todavía me falta: { $lacks }. Den esos permisos ahí y presionen «{ discord-setup-again }».
discord-setup-done = Todo listo. { $english } y { $spanish } son las dos salas de un grupo, y en las dos está el aviso de lo que se registra. Lo administra quien eligió de último.
# $bridge: a quién se eligió.
discord-setup-waits = Le pedí a { $bridge } que sea la persona puente. Tendrá el rol cuando diga que sí: a solas o con el botón de aquí.
discord-setup-only-managers = Aquí solo puede elegir quien administra el servidor. Pídaselo a alguien que lo haga.
discord-setup-before = Este servidor ya tiene su grupo. Lo que falte cambiar se cambia en sus canales: { $help } muestra cómo.
discord-setup-same = El canal en inglés y el canal en español tienen que ser dos. Elija otro.
discord-setup-taken = { $channel } ya es de un grupo. Elija otro canal.
discord-setup-program = { $name } es un programa, y la persona puente tiene que ser una persona. Elija a alguien más.

## Los permisos, con los nombres que les da Discord.

discord-right-view-channel = Ver canal
discord-right-send-messages = Enviar mensajes
discord-right-embed-links = Insertar enlaces
discord-right-attach-files = Adjuntar archivos
discord-right-add-reactions = Agregar reacciones
discord-right-read-message-history = Leer el historial de mensajes
discord-right-send-messages-in-threads = Enviar mensajes en hilos
discord-again = Escribirlo de nuevo
discord-which-group = ¿Para qué grupo es esto?
discord-more = Ver más
