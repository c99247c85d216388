## Quiénes participaron: cuentas por tipo, idioma de la sala, semana y persona.

page-participation = Participación

command-stats = métricas
    .about = Quiénes participan
    .also = estadísticas
command-stats-me = yo
    .about = Lo que se cuenta de mí; solo yo lo veo
command-stats-group = grupo
    .about = Quiénes participaron en este grupo, en los dos idiomas
command-stats-export = exportar
    .about = Los números en un archivo, para volver a contar
param-days = días
    .about = Cuántos días hacia atrás

## Los tipos, con su número. El atributo nombra el tipo sin número.

participation-kind-message = { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
    .name = Mensajes
participation-kind-pick = { $count ->
    [one] { $count } mensaje que se pidió llevar a la otra sala
   *[other] { $count } mensajes que se pidió llevar a la otra sala
}
    .name = Mensajes que se pidió llevar
participation-kind-synthesis = { $count } síntesis
    .name = Síntesis
participation-kind-revision = { $count ->
    [one] { $count } corrección de una síntesis
   *[other] { $count } correcciones de síntesis
}
    .name = Correcciones de síntesis
participation-kind-answer = { $count ->
    [one] { $count } respuesta a una pregunta de la otra sala
   *[other] { $count } respuestas a preguntas de la otra sala
}
    .name = Respuestas a preguntas de la otra sala
participation-kind-objection = { $count ->
    [one] { $count } objeción
   *[other] { $count } objeciones
}
    .name = Objeciones
participation-kind-confirmation = { $count ->
    [one] { $count } confirmación
   *[other] { $count } confirmaciones
}
    .name = Confirmaciones
participation-kind-term = { $count ->
    [one] { $count } término del glosario
   *[other] { $count } términos del glosario
}
    .name = Términos del glosario

## Mis números

participation-mine = Mis aportes
participation-mine-days = { $days ->
    [one] Mis aportes de hoy (UTC)
   *[other] Mis aportes en los últimos { $days } días
}
participation-mine-all = { $count ->
    [0] Todavía no hay nada contado.
    [one] { $count } aporte.
   *[other] { $count } aportes.
}
participation-mine-about = Son solo números, nunca lo que usted dijo. Un mensaje que se elimina deja de contar. Los días son días UTC.
participation-mine-off = Usted pidió que no se cuente su participación: no se cuenta nada nuevo. Lo contado antes queda en los totales del grupo, sin su nombre.

## Los números del grupo

participation-group-days = { $days ->
    [one] Participación de hoy (UTC)
   *[other] Participación en los últimos { $days } días
}
# Cuántas personas hicieron cuántos aportes.
participation-sum = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}, { $count ->
    [one] { $count } aporte
   *[other] { $count } aportes
}
participation-people-once = A cada persona se la cuenta una vez por idioma y una vez en total, haga lo que haga; por eso las personas no se suman y los aportes sí.
participation-people = Personas, una vez cada una
# Parte de una lista: tantos en las salas de un idioma.
participation-in-language = { $count } en { $language }
participation-outside-count = { $count } fuera de las salas
participation-places = { $list }
participation-room-language = { $language }
participation-outside = Fuera de las salas

## La página

# $first y $last son días.
participation-about = Del { $first } al { $last } (días UTC): { participation-sum }. Cada persona se cuenta una vez.
participation-period = Período
participation-last-days = { $days ->
    [one] Hoy
   *[other] Últimos { $days } días
}
participation-show = Mostrar
participation-nothing = No hay nada contado en este período. Lo que se diga en las salas aparecerá aquí cuando el aviso esté puesto.
participation-chart = Aportes por semana, según el idioma de la sala
participation-by-week = Aportes por semana
participation-by-kind = Aportes por tipo
participation-by-person = Aportes por persona
participation-contributions = Aportes
participation-person = Persona
participation-all = Total
# $day es el lunes con que empieza la semana.
participation-week = Semana del { $day }
participation-number = { $count }
# Quienes pidieron no figurar, quienes se fueron y quienes pidieron borrar sus datos; en una sola fila, para que la tabla cierre.
participation-unlisted = { $people ->
    [one] Sin nombre en la lista: { $people } persona
   *[other] Sin nombre en la lista: { $people } personas
}
participation-export = Descargar los datos para volver a contar (CSV)
participation-exported = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
}, de { $days ->
    [one] { $days } día
   *[other] { $days } días
}. Quienes no figuran con nombre llevan un número.

## Lo que se guarda y lo que puede estar mal

kept-participation-contributions = { $count ->
    [one] { $count } aporte: su tipo, día, sala e idioma, nunca sus palabras
   *[other] { $count } aportes: su tipo, día, sala e idioma, nunca sus palabras
}
participation-check-drift = Los totales de { $group } no coinciden con sus aportes en { $count ->
    [one] { $count } lugar
   *[other] { $count } lugares
}.
