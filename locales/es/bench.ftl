# Lo que imprime `puente bench`. Una línea empieza con ✓ si se cumple el límite, con ✗ si no, con · si no lo hay.
# $cores: una cantidad. $memory: gigabytes. $build: release o debug, como lo llama el compilador.
bench-machine = Puente { $version } ({ $build }) en { $processor }, núcleos: { $cores }, memoria: { $memory } GB, Linux { $system }
bench-database = { $name }
bench-demo = Primer arranque de la demostración hasta mostrar sus enlaces: { $figure } ms (máximo { $bound })
bench-commits = Transacciones de una fila por segundo, cada una en disco antes de la siguiente: { $figure }
bench-commits-relaxed = Lo mismo sin esperar al disco, lo que un corte de luz puede borrar: { $figure }
bench-memory-idle = Memoria en reposo: { $figure } MB (máximo { $bound })
bench-memory-500 = Memoria con 500 personas conectadas: { $figure } MB (máximo { $bound })
bench-memory-after = Memoria después del momento de más actividad: { $figure } MB (máximo { $bound })
bench-seen-median = De enviado a visto, con 200 personas conectadas y 50 mensajes por segundo, la mitad en: { $figure } ms
bench-seen = De enviado a visto, con 200 personas conectadas y 50 mensajes por segundo, 99 de cada 100 en: { $figure } ms (máximo { $bound })
bench-held = Más mensajes por segundo de los que 99 de cada 100 se ven en menos de 200 ms: { $figure }
bench-lost = { $count ->
    [one] Un mensaje se envió y nunca se vio.
   *[other] { $count } mensajes se enviaron y nunca se vieron.
}
bench-storm = Tormenta { $number }: { $kills } muertes del proceso en { $seconds } s; confirmados y presentes una sola vez: { $posts } mensajes, { $edits } ediciones, { $syntheses } síntesis; { $unanswered } solicitudes quedaron sin respuesta y se repitieron
