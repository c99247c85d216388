# Traducción automática.

## Ajustes de un grupo.

setting-translation-translators = Qué traductores se usan: todos, o solo los de la computadora donde corre Puente
choice-translators-all = todos
choice-translators-local = locales

## Lo que el aviso de cada sala dice sobre adónde va su texto. Sigue a las frases de people-notice.

# $list: translation-told-here and translation-told-at.
translation-notice = Cuando algo de lo dicho aquí se traduce automáticamente, su texto va a { $list }. Lo que dijo quien no quiere ser registrado, o quien no se ha unido al grupo, no sale de la computadora donde corre Puente.
translation-notice-here = Cuando algo de lo dicho aquí se traduce automáticamente, su texto no sale de la computadora donde corre Puente: { $list }.
# Said in a room whose notice named translators before.
translation-notice-none = Ya nada de lo dicho aquí se traduce automáticamente.
# $line: one of the sentences above.
translation-notice-changed = El aviso de esta sala cambió. { $line }
# $name "Apertium".
translation-told-here = { $name } (en esa computadora)
# $name "DeepL", $place "api.deepl.com".
translation-told-at = { $name } ({ $place })

## There is no translation.

translation-later = Ningún traductor responde en este momento. Se vuelve a intentar a partir del { $until }.
translation-no-engine = Todavía no hay un traductor configurado. Quien administra Puente puede agregar uno.
translation-only-here = Este texto no puede salir de la computadora donde corre Puente, y ahí no hay un traductor para estos idiomas.
translation-no-pair = No hay un traductor para estos dos idiomas.

kept-translation-sentences = { $count ->
    [one] { $count } oración suya en traducción automática, por unos días
   *[other] { $count } oraciones suyas en traducción automática, por unos días
}

## For the operator: settings, and what “puente check” finds.

translation-settings-engine = No hay ningún traductor «{ $given }» para engines en [translation]. ¿Quiso decir { $near }?
translation-settings-twice = El traductor { $given } está dos veces en engines de [translation].
# $key "deepl_key".
translation-settings-lacks = Al traductor { $engine } le falta { $key } en [translation].
translation-settings-apertium = apertium_address en [translation] lleva a esta misma máquina, por su número, como http://127.0.0.1:2737: Apertium le responde a cualquiera, así que nadie debe alcanzarlo desde otro lugar.
translation-settings-address = { $key } en [translation] es una dirección como https://translate.example.org, sin nombre, contraseña ni signo de interrogación. Sin TLS solo puede llevar a esta máquina o a su propia red.
translation-settings-deepl = deepl_address en [translation] lleva a una dirección de DeepL, como https://api.deepl.com.
translation-settings-bounds = { $key } en [translation] es un número de { $least } a { $most }.
translation-check-apertium = Apertium no responde en { $place } ({ $problem }). Para instalarlo: apt-get install apertium-eng-spa apertium-apy. Para iniciarlo: apertium-apy --port 2737 /usr/share/apertium. Responde en todas las direcciones: no deje que nadie más alcance ese puerto.
translation-check-apertium-pair = Apertium en { $place } no conoce inglés y español. Para instalarlos: apt-get install apertium-eng-spa. Después inícielo otra vez.
translation-check-key = { $engine } no acepta la clave de [translation].
translation-check-away = { $engine } no responde como debería: { $problem }. Mientras tanto se pregunta al traductor siguiente, si lo hay.
translation-check-slow = { $engine } no responde a tiempo. Mientras tanto se pregunta al traductor siguiente, si lo hay.

## Por qué no se muestra una traducción automática, y sí el original. $found va como está en el original.

# $found: "10 de diciembre de 2026", "ALAC", un enlace.
translation-kept-missing = La traducción perdió «{ $found }»; por eso se muestra el original.
translation-kept-twice = La traducción repite «{ $found }»; por eso se muestra el original.
translation-kept-strange = La traducción llegó revuelta; por eso se muestra el original.
# $found: "30", un número que está en uno solo de los dos textos.
translation-kept-number = El número { $found } no coincide en la traducción; por eso se muestra el original.
translation-kept-nothing = La traducción llegó incompleta; por eso se muestra el original.

## Traducir para mí.

command-translate = traducir
    .about = Traducir un mensaje solo para mí; se escribe como respuesta al mensaje, o antes de un texto
param-words = palabras
    .about = El texto por traducir; si se omite, el mensaje al que se responde
menu-translate = Traducir
# $name "Apertium". Sigue la traducción; el original está donde se dijo.
translate-by = Traducción automática ({ $name }), solo para usted. El texto que vale es el original.
translate-nothing = Ese texto ya está en su idioma.
translate-what = ¿Qué quiere traducir? Reaccione a un mensaje con 🌐, respóndale con { $line }, o escriba { $line } y el texto.
translate-no-words = Ese mensaje no tiene texto que traducir.
translate-long = El texto tiene más de { $limit } caracteres. Tradúzcalo por partes.
translate-not-now = La traducción no llegó. Inténtelo de nuevo en un momento.

## La comparación de dos textos que deben decir lo mismo, párrafo por párrafo.

# Dónde se encontró algo. $one, $other: twin-place, twin-places o twin-place-none.
twin-beside = { $one } · { $other }
# $place: twin-beside, $what: uno de los hallazgos que siguen.
twin-at = { $place }: { $what }
# $number cuenta los párrafos, $words son sus primeras palabras.
twin-place = Párrafo { $number } en { $language }: «{ $words }»
twin-places = Párrafos { $first } a { $last } en { $language }: «{ $words }»
twin-place-none = { $after ->
    [0] Nada al principio en { $language }
   *[other] Nada después del párrafo { $after } en { $language }
}
twin-missing = Este párrafo falta en el texto en { $language }
twin-moved = Este párrafo está en otro lugar del otro texto
# $here, $there: "7.3", "b".
twin-numbered = Su número es { $here } en un texto y { $there } en el otro
twin-longer = El párrafo en { $longer } es mucho más largo que el párrafo en { $shorter }
twin-unlike = Estos dos no parecen decir lo mismo
# $found: "un tercio", "mayoría simple".
twin-share-missing = «{ $found }» falta en el texto en { $language }
# $found "may", $strength "un permiso", $other "deberá", $otherwise "una obligación".
twin-duty = «{ $found }» es { $strength }, y el texto en { $language } tiene ahí { $otherwise }: «{ $other }»
twin-duty-missing = «{ $found }», { $strength }, falta en el texto en { $language }
twin-strength-obligation = una obligación
twin-strength-prohibition = una prohibición
twin-strength-recommendation = una recomendación
twin-strength-discouraged = una recomendación en contra
twin-strength-permission = un permiso
twin-strength-exemption = una dispensa
# $date "10/12/2026".
twin-two-days = «{ $date }» es un día distinto para quien lee en cada idioma. Escriba el mes con palabras
twin-side = { $count ->
    [one] { $count } párrafo
   *[other] { $count } párrafos
} en { $language }
twin-nothing = No se encontró ninguna diferencia: { $one }, { $other }.
twin-summary = { $count ->
    [one] { $count } asunto
   *[other] { $count } asuntos
} por revisar: { $one }, { $other }.

## Por qué no se cotejan dos textos.

twin-empty = Uno de los dos textos no tiene palabras.
twin-same = Los dos textos están en { $language }. Ponga un texto y su traducción.
twin-unknown = Nada muestra en qué idiomas están los dos textos. Ponga un poco más de cada uno.
twin-too-many = Uno de los textos tiene { $count } párrafos, y { $limit } es el máximo. Coteje el texto por partes.

## La comparación de dos textos, como comando y como página.

page-twin = Cotejo de textos
command-twin = cotejar
    .about = Cotejar dos textos que deben decir lo mismo, solo para mí
    .also = gemelos
param-one = archivo
    .about = Uno de los textos, como archivo de texto simple o Markdown
param-other = otro-archivo
    .about = El otro texto, como archivo de texto simple o Markdown

twin-about = Ponga un texto y su traducción: reglas, una papeleta, una declaración. Se cotejan párrafo por párrafo: lo que falta, números, fechas, términos y lo que se debe o se puede hacer.
twin-way = Un texto y su traducción, párrafo por párrafo: lo que uno tiene y al otro le falta.
twin-text-in = El texto en { $language }
twin-file = Un archivo (Markdown o texto simple)
twin-do-compare = Cotejar
twin-do-open = Cotejar dos textos
# $limit: en caracteres.
twin-kept = Hasta { $limit } caracteres cada uno. No se guarda nada de los textos.
twin-result = Lo que difiere
twin-done = Cotejados
twin-swapped = Un texto no está en el idioma de su casilla. Cada uno se leyó en el idioma que muestra.
# $count: párrafos de los dos textos, uno junto al otro.
twin-all = { $count ->
    [one] { $count } párrafo, lado a lado
   *[other] Los { $count } párrafos, lado a lado
}
twin-number = Párrafo { $number } en { $language }
twin-numbers = Párrafos { $first } a { $last } en { $language }
twin-more = { $count ->
    [one] { $count } más; la página lo muestra todo
   *[other] { $count } más; la página lo muestra todo
}
# $line "!cotejar en:"…" es:"…"", $page: una dirección.
twin-what = ¿Cuáles son los dos textos? Escriba { $line } o ponga los dos en la página: { $page }
twin-needs-two = Complete dos casillas: un texto y su traducción.
twin-too-long = Uno de los textos tiene { $length } caracteres, y { $limit } es el máximo. Coteje el texto por partes.
twin-not-now = Los textos no se cotejaron. Inténtelo de nuevo en un momento.
