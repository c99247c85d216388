## Ponerse al día: lo que pasó mientras alguien no estaba.

page-catchup = Lo que pasó en su ausencia

command-catchup = al-día
    .about = Ver lo que pasó desde su última visita; primero, lo que le toca a usted
    .also = novedades
param-since = desde
    .about = Desde cuándo: una fecha o cuánto hace, como «3 días»
param-read = leído
    .about = Ya lo leí todo; la próxima vez, solo lo que venga después

## Lo que va antes de las líneas. $since: un momento.

catchup-since-here = Su última visita fue el { $since }. Desde entonces:
# Alguien que se unió al grupo y todavía no hizo nada allí.
catchup-since-joined = Usted se unió al grupo el { $since }. Desde entonces:
# Alguien que pidió que no se registre nada suyo.
catchup-since-unknown = Usted pidió que no se registre nada suyo, por eso Puente no sabe cuándo fue su última visita. Desde el { $since }:
# Indicó el momento.
catchup-since-given = Desde el { $since }:

## Las líneas.

# Encabezados, cuando hay líneas de los dos tipos: primero lo que toca a quien lee, luego lo demás.
catchup-yours = Primero, lo suyo
catchup-others = En el grupo
# Un enlace. $topic «S-4 · Solicitudes urgentes», $what «se publicó y cita lo que usted dijo», $age «3 d».
catchup-line = { $topic }: { $what } · { $age }
# Un enlace a la página.
catchup-more = { $count ->
    [one] { $count } novedad más en la página
   *[other] { $count } novedades más en la página
}
# En la página, debajo de sus líneas.
catchup-more-still = { $count ->
    [one] Aquí falta { $count } novedad. El archivo tiene todas las síntesis, y el glosario todos los términos.
   *[other] Aquí faltan { $count } novedades. El archivo tiene todas las síntesis, y el glosario todos los términos.
}
catchup-further = Para ver más atrás, indique desde cuándo: !al-día 30 días

## No hay nada.

catchup-nothing = No se perdió de nada: desde el { $since } no se publicó ni se decidió nada.
catchup-nothing-unknown = Desde el { $since } no se publicó ni se decidió nada. Usted pidió que no se registre nada suyo, por eso Puente no sabe cuándo fue su última visita.

## Ya se leyó.

catchup-read-now = Anotado. La próxima vez verá lo que venga después.
catchup-read-not = Usted pidió que no se registre nada suyo, por eso Puente no guarda lo que ya leyó. Indique desde cuándo quiere ver: !al-día 3 días

## La página.

catchup-do-read = Ya leí todo esto
catchup-period = Desde cuándo
catchup-period-here = Desde mi última visita
catchup-period-days = { $count ->
    [one] El último día
   *[other] Los últimos { $count } días
}
catchup-show = Mostrar
# En la página sobre uno mismo.
catchup-way = Ver lo que se publicó y se decidió desde su última visita

## Lo que se guarda de una persona, en la lista de «privacidad ver».

kept-catchup-asked = { $count ->
    [one] Cuándo preguntó por última vez qué había pasado
   *[other] Cuándo preguntó por última vez qué había pasado, en { $count } grupos
}
