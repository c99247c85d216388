## La comparación de dos textos: lo que uno tiene y al otro le falta. $found va como está en el
## texto, $expected como lo tiene el glosario (si hay varias formas, separadas por " / "), y
## $language es el idioma del texto que hay que mirar.

# Un término del glosario sin su equivalente.
glossary-check-term-missing = «{ $found }» no tiene equivalente en el texto en { $language }. En el glosario: { $expected }
# Una forma que ya no se usa.
glossary-check-legacy = «{ $found }» es una forma antigua. En { $language } hoy se dice: { $expected }
# Una sigla que debe estar en los dos textos.
glossary-check-acronym-changed = En el texto en { $language } falta «{ $found }»
# IGO en un texto en español.
glossary-check-acronym-should-be = En { $language }, «{ $found }» es «{ $expected }»
glossary-check-name-missing = En el texto en { $language } falta «{ $found }»
# $found: "30 días", "18:00".
glossary-check-number-missing = En el texto en { $language } falta «{ $found }»
glossary-check-date-missing = En el texto en { $language } falta la fecha «{ $found }»
glossary-check-link-missing = En el texto en { $language } falta el enlace { $found }

## Los términos: buscarlos, y los propios de un grupo.

page-glossary = Glosario

command-glossary = glosario
command-glossary-find = buscar
    .about = Un término en los dos idiomas, con su sigla
command-glossary-add = agregar
    .about = Agregar un término de este grupo, en todos sus idiomas
command-glossary-remove = quitar
    .about = Quitar un término de este grupo
param-wanted = término
param-wording = texto
param-acronym = sigla
param-keep = igual
param-remark = nota
param-term = término
# Si la sigla queda igual en todos los idiomas.
choice-keep-yes = sí

glossary-language = { $language }
# $text "Estructura At-Large", $acronym "ALS".
glossary-wording = { $text } ({ $acronym })
glossary-no-wording = todavía sin texto
glossary-rule-keep = La sigla no cambia nunca
glossary-rule-required = Se traduce siempre así
glossary-rule-lookup = Solo de consulta
glossary-own = de este grupo
glossary-nothing-found = No hay ningún término para «{ $wanted }». Pruebe con menos letras o con la sigla.
glossary-more = { $count ->
    [one] Hay { $count } más en la página del glosario
   *[other] Hay { $count } más en la página del glosario
}
glossary-first-found = Los primeros { $count }. Con más letras se encuentran menos.

glossary-added = Agregado. Desde ahora se usa al verificar las síntesis.
glossary-replaced = Corregido: reemplaza al término que tenía el mismo texto.
glossary-removed = Quitado. Ya no se usa al verificar las síntesis.
# $list: los idiomas que faltan.
glossary-needs-languages = Un término necesita un texto en cada idioma del grupo. Falta: { $list }
glossary-keep-needs-acronym = ¿Cuál es la sigla que no debe cambiar? Escríbala así: sigla:ALS
glossary-keep-differs = La sigla es distinta en cada idioma, así que no puede quedar igual en todos. Quite «igual» o escriba una sola sigla.
glossary-shipped-stays = Ese término viene con Puente y se queda. Agregue uno con el mismo texto, y se usará el suyo.

glossary-about = { $count ->
    [one] { $count } término
   *[other] { $count } términos
} que comparten las dos salas; { $own } de este grupo. Se usan al verificar en la mesa.
glossary-find = Buscar
glossary-find-label = Buscar un término
glossary-find-hint = Un término o una sigla, en cualquier idioma
glossary-rule = Regla
glossary-note = Nota
glossary-acronym = Sigla
glossary-keep = La sigla queda igual en todos los idiomas
glossary-add-title = Agregar un término
glossary-do-add = Agregar
glossary-do-remove = Quitar
glossary-add-about = Si hay varios textos equivalentes, sepárelos con « / », primero el preferido. La sigla que cambia con el idioma va entre paréntesis después del texto: «Organización Intergubernamental (OIG)». Si ya existe un término con el mismo texto, este lo reemplaza.

kept-glossary-terms = { $count ->
    [one] { $count } texto que usted agregó al glosario
   *[other] { $count } textos que usted agregó al glosario
}
