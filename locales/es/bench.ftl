# Lo que imprime `puente bench`. Una línea empieza con ✓ si se cumple el límite, con ✗ si no, con · si no lo hay.
# $cores: una cantidad. $memory: gigabytes. $build: release o debug, como lo llama el compilador.
bench-machine = Puente { $version } ({ $build }) en { $processor }, núcleos: { $cores }, memoria: { $memory } GB, Linux { $system }
bench-database = { $name } { $version }
bench-demo = Primer arranque de la demostración hasta mostrar sus enlaces: { $figure } ms (máximo { $bound })
# $reader: lo que lee textos. Los comandos tienen un límite, así que a la gramática le toca la octava parte.
bench-worst = · { $reader ->
    [grammar] Los peores comandos de 1 y 8 kB
    [checker] Verificar el peor par de textos de 8 y 64 kB
   *[other] Mostrar el peor mensaje de 8 y 64 kB
}: { $less } µs, { $figure } µs (ocho veces más es lo esperado)
bench-translation = Proteger un mensaje de 500 caracteres alrededor de un traductor, con 1,000 términos: { $figure } µs (máximo { $bound })
bench-commits = Transacciones de una fila por segundo, cada una en disco antes de la siguiente: { $figure }
bench-commits-relaxed = Lo mismo sin esperar al disco, lo que un corte de luz puede borrar: { $figure }
bench-durability = Lo que cuesta esperar al disco, en confirmaciones de más sin hacerlo: { $figure } %
bench-memory-idle = Memoria en reposo: { $figure } MB (máximo { $bound })
bench-memory-500 = Memoria con 500 personas conectadas: { $figure } MB (máximo { $bound })
bench-memory-after = Memoria después del momento de más actividad: { $figure } MB (máximo { $bound })
bench-seen-median = De enviado a visto, con 200 personas conectadas y 50 mensajes por segundo, la mitad en: { $figure } ms
bench-seen = De enviado a visto, con 200 personas conectadas y 50 mensajes por segundo, 99 de cada 100 en: { $figure } ms (máximo { $bound })
bench-held = Más mensajes por segundo de los que 99 de cada 100 se ven en menos de 200 ms: { $figure }
bench-held-not = Con { $rate } por segundo, 99 de cada 100 tardaron { $figure } ms. Compárese el ritmo sostenido con las confirmaciones de una fila de arriba.
bench-lost = { $count ->
    [one] Un mensaje se envió y nunca se vio.
   *[other] { $count } mensajes se enviaron y nunca se vieron.
}
bench-streams = · De { $asked } conexiones en vivo que pide una misma persona se abren { $opened } y quedan las { $kept } más recientes
bench-streams-refused = ✗ Páginas que otra persona no recibió mientras tanto: { $count }
bench-streams-pages = Páginas que otra persona lee mientras tanto, 95 de cada 100 en: { $figure } ms (máximo { $bound })
bench-streams-memory = Memoria después: { $figure } MB (máximo { $bound })
bench-taken-in = Mensajes atrasados que se registran por segundo, ya reconocidos y contados: { $figure }
bench-put-in = Las mismas filas insertadas sin más, cincuenta por sentencia, en mensajes por segundo: { $figure }
bench-intake = Registro frente a la simple inserción: { $figure } % (mínimo { $bound })
bench-year = Creados: { $messages } mensajes registrados, { $syntheses } síntesis, { $members } integrantes
bench-pages = 95 de cada 100 páginas en: { $figure } ms (máximo { $bound })
bench-search = Búsquedas en el archivo, 95 de cada 100 en: { $figure } ms (máximo { $bound })
bench-page = · { $path }: { $figure } ms
bench-agenda = Hecho: { $processes } procesos con { $milestones } fechas
bench-agenda-list = La lista de la agenda, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-one = La página de un proceso, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-page = La página del cronograma, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-board = El tablero por etapas, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-month = Un mes del calendario, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-statements = La lista de las declaraciones, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-statement = La página de una declaración de diez secciones, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-feed = El calendario al que se suscribe, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-agenda-picture = La imagen para una sala, desde que se pide hasta que está dibujada, la mitad de las veces en: { $figure } ms (máximo { $bound })
bench-storm = Tormenta { $number }: { $kills } muertes del proceso en { $seconds } s; confirmados y presentes una sola vez: { $posts } mensajes, { $edits } ediciones, { $syntheses } síntesis; { $unanswered } solicitudes quedaron sin respuesta y se repitieron
bench-matrix-not = · Matrix no se mide sin --python y un Python que tenga instalados matrix-synapse y matrix-nio, como los de tests/matrix/requirements.txt
bench-matrix-bare = Un cliente mínimo en Matrix, { $of } de cada 100 mensajes de una sala a la otra en: { $figure } ms
bench-matrix-relay-50 = Puente en Matrix, 50 de cada 100 en: { $figure } ms (máximo { $bound })
bench-matrix-relay-99 = Puente en Matrix, 99 de cada 100 en: { $figure } ms (máximo { $bound })
bench-matrix-burst = · { $count } mensajes de golpe: { $rate } por segundo con Puente ({ $lost } perdidos, { $disordered } repetidos o en desorden), { $bare } con el cliente mínimo ({ $left } perdidos)
bench-matrix-rate = Ritmo frente al del cliente mínimo: { $figure } % (mínimo { $bound })
bench-matrix-used = Tiempo de procesador por cada 1000 mensajes llevados: { $figure } ms (máximo { $bound })
bench-matrix-memory-begins = Memoria tras 1000 mensajes, a 8 por segundo: { $figure } MB
bench-matrix-memory-ends = Memoria tras 5000 de ellos: { $figure } MB (máximo { $bound })
bench-matrix-steadily = · { $count } mensajes en diez minutos, perdidos: { $lost }
bench-matrix-start = Desde el inicio hasta que lo dicho entretanto está en la otra sala: { $figure } ms (máximo { $bound })
bench-matrix-sealed = Mensajes dichos en salas cifradas, y llevados a la otra: { $figure }
bench-matrix-memory = Memoria después: { $figure } MB (máximo { $bound })
bench-matrix-kill = Muerte { $number }, { $encrypted ->
    [yes] con cifrado
   *[no] sin cifrado
}: de { $count } mensajes, { $lost } perdidos, { $doubled } repetidos, { $disordered } en desorden
bench-mirror-no-apertium = Apertium no está instalado aquí, así que el espejo se mide solo sin traductor (apt-get install apertium-eng-spa apertium-apy).
bench-mirror-came = Mensajes en espejo: { $count } dichos, { $translated } traducidos, { $lost } perdidos, { $disordered } fuera de orden
bench-mirror-median = De enviado a ver su copia traducida, 1,000 por minuto con Apertium, la mitad en: { $figure } ms
bench-mirror-slow = De enviado a ver su copia traducida, 1,000 por minuto con Apertium, 99 de cada 100 en: { $figure } ms
bench-mirror-own-median = De enviado a ver su copia, 600 por minuto sin traductor, la mitad en: { $figure } ms (máximo { $bound })
bench-mirror-own-slow = De enviado a ver su copia, 600 por minuto sin traductor, 99 de cada 100 en: { $figure } ms (máximo { $bound })
bench-mirror-memory = Memoria después de un tercio de los mensajes: { $third } MB; después de todos: { $end } MB
