## Las páginas web.

# El botón de un campo de búsqueda.
web-find = Buscar
