# Puente en Matrix.

matrix-settings-homeserver = homeserver, en [matrix], es una dirección como https://matrix.example.org, no «{ $given }».
matrix-settings-sign-in = En [matrix] hace falta la cuenta con su contraseña, o bien un token.
matrix-not-invited = Entro en una sala si me lo pide quien administra un grupo. Puede pedírselo a esa persona o escribirme directamente.
matrix-joined = Ya estoy en la sala. Todavía no se registra nada. Para que la sala quede atendida, escriba allí: { $line } NOMBRE grupo:GRUPO idioma:es
matrix-joined-new = Ya estoy en la sala. Todavía no se registra nada. Para crear un grupo, escriba allí: { $create } NOMBRE idioma:es. Después, en la sala de cada idioma: { $room } NOMBRE grupo:GRUPO idioma:es
matrix-hello = Hola, soy Puente. Aquí le respondo solo a usted. { $help } muestra qué puedo hacer por usted, y { $mine }, qué guardo de usted.
matrix-hello-new = Hola, soy Puente. Llevo lo que importa de una sala a otra en grupos de trabajo que hablan varios idiomas. Si tiene una invitación, escriba { $join } y el enlace o el código. { $help } muestra qué más puedo hacer.
matrix-sealed = No puedo leer uno de los últimos mensajes: no me ha llegado su clave. Lo leeré en cuanto llegue; quien lo escribió también puede enviarlo de nuevo.
matrix-too-much = Fueron más de { $count } comandos y reacciones en un minuto. No hago nada con lo que pasa de ahí: por favor, espere un minuto y repita lo último.
matrix-file-refused = El servidor no acepta «{ $name }»: es demasiado grande o ahí no se pueden enviar archivos. Puede volver a pedirlo en las páginas web.
matrix-out = { $by } sacó a Puente de la sala { $room } en Matrix. No se pierde nada: lo que Puente tiene por decir allí queda en espera. Por favor, invite otra vez a Puente.
matrix-check-out = Puente ya no está en la sala { $room }. Lo que tiene por decir allí queda en espera: invítelo otra vez o cierre la sala.
matrix-locked-out = El servidor de Matrix ya no deja entrar a Puente. No se pierde nada: lo que Puente tiene por decir allí queda en espera, y lo que se diga allí se registra después. Por favor, pida a quien opera Puente que renueve la contraseña o el token de su cuenta.
matrix-check-password = El servidor no acepta la contraseña de la cuenta. Ponga la correcta en [matrix].
matrix-check-away = { $homeserver } no responde: { $problem }. Los mensajes esperan y se registran en cuanto responda.
matrix-check-token = El servidor ya no acepta la clave de acceso. Ponga una nueva en [matrix] como token, o la contraseña de la cuenta.
matrix-key-unreadable = recovery_key, en [matrix], no es una clave de recuperación: son doce grupos de cuatro letras y cifras. Por favor, cópiela de nuevo. Mientras tanto Puente atiende, pero las aplicaciones muestran su dispositivo como no verificado.
matrix-key-other = recovery_key, en [matrix], no abre la recuperación de la cuenta. Por favor, ponga la clave que la cuenta tiene ahora. Mientras tanto Puente atiende, pero las aplicaciones muestran su dispositivo como no verificado.
matrix-key-nothing = La cuenta de Matrix tiene identidad, pero no una recuperación que se abra con recovery_key, de [matrix]. Por favor, entre con una aplicación como Element, active allí la recuperación y ponga en [matrix] la clave que muestra.
matrix-key-stale = La cuenta de Matrix todavía no firma el dispositivo de Puente. Por favor, inicie Puente de nuevo. Si no basta, active otra vez la recuperación en una aplicación como Element y ponga en [matrix], como recovery_key, la clave que muestra.
matrix-check-sealed = { $count ->
    [one] Un mensaje no se puede leer porque no ha llegado su clave.
   *[other] { $count } mensajes no se pueden leer porque no han llegado sus claves.
}
matrix-replaced-closed = A la sala { $room } de Matrix la reemplazó una nueva en la que Puente no puede entrar. Invite a Puente a la nueva: seguirá por sí solo.
matrix-replaced-unproven = La sala { $room } de Matrix dice que otra la reemplaza, pero la otra no lo dice. Puente se queda donde estaba. Para que la sala nueva quede atendida, escriba allí grupo sala.
matrix-replaced-taken = A la sala { $room } de Matrix la reemplazó una que ya está atendida como otra sala. Por favor, cierre { $room }.
matrix-settings-listen = listen, en [matrix], es una dirección con su puerto, como 127.0.0.1:9009, no «{ $given }».
matrix-settings-listen-url = listen_url, en [matrix], dice cómo llega el servidor a Puente, por ejemplo http://puente:9009. Hace falta cuando listen abarca todas las direcciones de la máquina.
matrix-settings-no-service = Un servicio de aplicación necesita listen en [matrix]: la dirección a la que el servidor envía. Sin ella, listen_url, as_token y hs_token no sirven de nada.
matrix-settings-service-user = user, en [matrix], es la cuenta completa del servicio de aplicación, como @puente:example.org, en minúsculas, cifras, puntos, guiones y guiones bajos.
matrix-settings-service-tokens = as_token y hs_token, en [matrix], van juntos. Ponga los dos o ninguno: en ese caso los crea puente matrix registro.
matrix-check-unregistered = Puente todavía no está registrado en el servidor. Ejecute puente matrix registro --salida ARCHIVO, entregue el archivo al servidor (en Synapse: app_service_config_files) y reinicie el servidor.
matrix-check-unknown = El servidor no conoce el servicio de aplicación { $user }. Entréguele el archivo que escribe puente matrix registro y reinícielo.
matrix-check-unreached = El servidor no puede enviar nada a Puente en { $url }: { $problem }. Revise listen y listen_url en [matrix], y si el servidor tiene el archivo que ahora escribe puente matrix registro.
matrix-check-closed = La sala { $room } está cifrada, y ahí un servicio de aplicación no puede leer. Cree una sala nueva sin cifrado y haga que quede atendida.
matrix-closed-room = Esta sala ahora está cifrada y aquí no puedo leer lo cifrado: no oigo nada y ya no se registra nada. Quienes administran el grupo lo saben.
matrix-closed-served = La sala { $room } de Matrix ahora está cifrada, y Puente no puede leer ahí como servicio de aplicación. Lo que tiene por decir allí queda en espera. Cree una sala nueva sin cifrado y haga que quede atendida.
matrix-closed-declined = Aquí no puedo leer salas cifradas. Puede invitarme a una sin cifrado.
matrix-closed-alone = Usted me invitó a una sala cifrada, donde no puedo leer nada. Aquí sí: puede escribirme en esta conversación. La sala de un grupo tiene que ser una sin cifrado.
