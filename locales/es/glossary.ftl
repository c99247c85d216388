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
    .about = Los términos de los dos idiomas
command-glossary-find = buscar
    .about = Un término en los dos idiomas, con su sigla
command-glossary-add = agregar
    .about = Agregar un término de este grupo, en todos sus idiomas
command-glossary-remove = quitar
    .about = Quitar un término de este grupo
param-wanted = término
    .about = Una palabra o una sigla, en cualquier idioma
param-wording = texto
    .about = El término en cada idioma
param-acronym = sigla
    .about = Su sigla; si cambia según el idioma, EN/ES, como en DPA/EPD
param-keep = igual
    .about = La sigla es igual en todos los idiomas
param-remark = nota
    .about = Una nota para quien use el término
param-term = término
    .about = Un término, en cualquier idioma
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
# Un botón que lleva a la página siguiente. $count: cuántos términos quedan.
glossary-next = Términos siguientes; quedan { $count }
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

## Sugerencias: lo que se quiere en el glosario y qué pasó con ello. $number: se escribe T-7;
## $text: un término en una línea, en todos los idiomas, «Board = Directorio».

command-glossary-propose = sugerir
    .about = Sugerir un término, o un cambio en uno
command-glossary-proposals = sugerencias
    .about = Lo que se ha sugerido para el glosario
command-glossary-withdraw = retirar
    .about = Retirar una sugerencia propia
command-glossary-approve = aprobar
    .about = Aprobar un término sugerido
command-glossary-refuse = rechazar
    .about = Rechazar un término sugerido, con un motivo
param-proposal = sugerencia
    .about = Lo que se sugiere, por su número

glossary-full = El glosario de este grupo tiene { $count } términos propios, y puede tener { $limit } como máximo.
glossary-proposed = Quedó sugerido como T-{ $number }. Lo decide la coordinación, y se le avisará.
glossary-propose-instead = Tomaría el lugar de: { $text }
# $list: uno por línea.
glossary-propose-near = Casi iguales, para comparar:
    { $list }
glossary-proposal-named = T-{ $number }: { $text }
glossary-propose-known = El glosario ya lo dice así: { $text }
glossary-propose-waits = Eso ya está sugerido: T-{ $number }.
glossary-propose-enough = Ya esperan respuesta { $count } sugerencias suyas, y no caben más. Retire una o espere.
glossary-propose-full = En este grupo ya esperan { $count } sugerencias, y no caben más. Pruebe otra vez cuando se hayan decidido algunas.
glossary-proposed-told = { $name } sugiere T-{ $number } para el glosario: { $text }
glossary-proposal-none = No existe la sugerencia T-{ $number }. Con !glosario sugerencias se ven las que esperan.
glossary-proposal-approved-already = T-{ $number } ya está aprobada, por { $name }.
glossary-proposal-refused-already = T-{ $number } ya está rechazada, por { $name }. Puede sugerirse de nuevo.
glossary-proposal-not-yours = T-{ $number } es de otra persona. Solo quien la hizo puede retirarla.
glossary-proposal-withdrawn = La sugerencia T-{ $number } queda retirada.
glossary-approved = T-{ $number } queda aprobada. Desde ahora se usa al verificar las síntesis.
glossary-refused = T-{ $number } queda rechazada.
glossary-refuse-why = Diga por qué, para que se sepa qué sería correcto.
glossary-announced = Glosario, desde ahora: { $text }. Aprobado por { $by }.
# $name: quién lo sugirió.
glossary-announced-of = Glosario, desde ahora: { $text }. Sugerido por { $name }, aprobado por { $by }.
glossary-approved-told = Su sugerencia T-{ $number } ya está en el glosario: { $text }. Aprobada por { $name }.
glossary-refused-told = Su sugerencia T-{ $number } no se aceptó: { $text }. El motivo, según { $name }: { $reason }
glossary-proposals = Sugerencias
glossary-proposals-none = No hay sugerencias en espera. Cualquier integrante puede sugerir un término.
glossary-proposals-waiting = { $count ->
    [one] { $count } sugerencia en espera
   *[other] { $count } sugerencias en espera
}
glossary-proposals-decided = Decididas en los últimos 30 días
glossary-proposal-label = T-{ $number }
glossary-proposal-by = { $name }, { $at }
glossary-proposal-changes = { $name }, { $at }. En lugar de: { $text }
glossary-proposal-was-approved = Aprobada por { $name }, { $at }
glossary-proposal-was-refused = Rechazada por { $name }, { $at }: { $reason }
glossary-language-column = Idioma
glossary-before = Ahora
glossary-after = Sugerido
glossary-new = Nuevo
glossary-do-approve = Aprobar
glossary-do-refuse = Rechazar
glossary-do-refuse-open = Rechazar…
glossary-refuse-reason = ¿Por qué?
glossary-refuse-about = Lo lee quien la sugirió, y también todas las personas que ven esta página.
glossary-do-withdraw = Retirar
glossary-change = Sugerir cambio
glossary-do-propose = Sugerir
glossary-propose-title = Sugerir un término
glossary-propose-change-title = Sugerir un cambio en: { $text }
glossary-propose-about = La coordinación lo aprueba o lo rechaza, y se le avisa. Si hay varios textos equivalentes, sepárelos con « / », primero el preferido. La sigla que cambia con el idioma va entre paréntesis después del texto: «Organización Intergubernamental (OIG)».

kept-glossary-proposals = { $count ->
    [one] { $count } término que usted sugirió para el glosario
   *[other] { $count } términos que usted sugirió para el glosario
}

## El glosario como archivo de tabla, de ida y de vuelta.

page-glossary-import = Importar una tabla

command-glossary-export = exportar
    .about = El glosario como archivo de tabla
command-glossary-import = importar
    .about = Cargar una tabla de términos, después de ver qué cambia
param-which = cuáles
    .about = Todos los términos o solo los propios del grupo
param-separator = separador
    .about = Qué separa las columnas
param-table = tabla
    .about = Un archivo de tabla con términos (CSV)
choice-which-all = todos
choice-which-own = propios
choice-separator-comma = coma
choice-separator-semicolon = punto-y-coma

glossary-exported = { $count ->
    [one] { $count } término, como archivo de tabla.
   *[other] { $count } términos, como archivo de tabla.
}
glossary-files = Como archivo
glossary-files-about = Para una hoja de cálculo. En un Excel en español, las columnas suelen separarse con punto y coma.
glossary-do-export = Descargar todo
glossary-do-export-semicolon = Todo, con punto y coma
glossary-do-export-own = Solo lo de este grupo

glossary-import-what = Escriba la tabla después del comando, o cárguela en la página del glosario.
glossary-import-about = Primero verá qué cambia con la tabla. Nada se guarda hasta que usted lo confirme, y entonces se guarda todo o nada. Los términos que no están en la tabla quedan como están.
glossary-import-first = La tabla
glossary-import-another = Otra tabla
glossary-import-file = Un archivo
glossary-import-table = La tabla, como texto
glossary-import-columns = La primera fila lleva los nombres de las columnas, como en el archivo que se descarga: en, es, acronym_en, acronym_es, keep_acronym, required, legacy_en, legacy_es, note_en, note_es, id. Solo hacen falta los textos, en cualquier orden, separados por comas, punto y coma o tabuladores. En la página caben unas 400 filas a la vez; una tabla más larga se carga por partes.
glossary-do-look = Ver qué cambia
glossary-do-import = Importar
glossary-import-preview = Lo que cambia con la tabla
# Cuántas filas de cada clase.
glossary-import-counts = Nuevos: { $new }. Cambiados: { $changed }. Sin cambio: { $same }. Con error: { $wrong }.
glossary-import-changes = Cambios
glossary-import-after = Con la tabla
glossary-import-new = Términos nuevos
glossary-import-line = Línea { $line }
glossary-import-becomes = { $before } → { $after }
# Cambia la sigla, la nota o la regla; el texto queda.
glossary-import-rest-changes = { $text }: el texto queda, cambia lo demás
glossary-import-more = { $count ->
    [one] { $count } línea más
   *[other] { $count } líneas más
}
# $line: lo que se escribe.
glossary-import-sure = Para hacerlo todo, pulse «{ glossary-do-import }» en la página o escriba: { $line }
glossary-import-changed-since = El glosario cambió desde que usted lo vio. Esto es lo que la tabla hace ahora.
glossary-import-wrong = { $count ->
    [one] Hay { $count } línea con error, así que no se importa nada. Corríjala y cargue la tabla otra vez.
   *[other] Hay { $count } líneas con error, así que no se importa nada. Corríjalas y cargue la tabla otra vez.
}
glossary-import-nothing = No cambió nada: el glosario ya dice todo eso.
glossary-imported = Importado. Nuevos: { $new }. Cambiados: { $changed }. Desde ahora se usan al verificar las síntesis.
glossary-import-announced = { $by } cambió el glosario con una tabla. Términos nuevos: { $new }. Cambiados: { $changed }.
glossary-import-column = La columna «{ $name }» no se conoce y no se leyó.
glossary-import-column-near = La columna «{ $name }» no se conoce y no se leyó. ¿Es «{ $near }»?
glossary-import-cells = { $has ->
    [one] Tiene { $has } celda
   *[other] Tiene { $has } celdas
} y debe tener { $must }. Una celda que lleva dentro un separador va entre comillas.
glossary-import-no-wording = Necesita un texto en { $language }.
glossary-import-too-long = «{ $column }» tiene { $length } caracteres, y puede tener { $limit } como máximo.
glossary-import-unread = «{ $column }» tiene un carácter que no se puede leer. Guarde la tabla como CSV UTF-8.
glossary-import-yes-no = En «{ $column }» va sí o nada, no «{ $given }».
glossary-import-no-acronym = La sigla debe quedar igual, pero no hay ninguna.
glossary-import-acronym-differs = La sigla debe quedar igual, pero es distinta en cada idioma.
glossary-import-contradicts = La línea { $line } dice otra cosa del mismo término. Deje una sola.
glossary-import-empty = La tabla no tiene términos. La primera fila dice los nombres de las columnas; cada fila siguiente es un término.
glossary-import-unclosed = En la línea { $line } se abre una comilla que no se cierra. Dentro de una celda, dos comillas valen por una.
# $list: códigos de idiomas.
glossary-import-lacks = La primera fila dice los nombres de las columnas. Faltan: { $list }
glossary-import-twice = La columna «{ $column }» está dos veces en la primera fila. Deje una sola.
glossary-import-too-many = La tabla tiene { $count } filas, y caben { $limit } a la vez. Cárguela por partes: los términos que no están en ella quedan como están.

kept-glossary-imports = { $count ->
    [one] { $count } tabla que usted cargó para importar, por un día como máximo
   *[other] { $count } tablas que usted cargó para importar, por un día como máximo
}

## Lo que se cuenta del glosario a quien no estaba, después de «Glosario:». $text: un término en cada idioma.

glossary-news-approved = se aprobó su sugerencia T-{ NUMBER($number, useGrouping: "false") } ({ $text })
glossary-news-refused = no se aceptó su sugerencia T-{ NUMBER($number, useGrouping: "false") } ({ $text })
glossary-news-proposed = { $count ->
    [one] { $count } sugerencia espera una decisión
   *[other] { $count } sugerencias esperan una decisión
}
# $terms: los más recientes; $rest: cuántos hay además de ellos.
glossary-news-added = { $rest ->
    [0] { $count ->
        [one] { $count } término nuevo: { $terms }
       *[other] { $count } términos nuevos: { $terms }
    }
   *[other] { $count } términos nuevos, entre ellos { $terms }
}
