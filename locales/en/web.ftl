## The web pages.

# The button of a search field.
web-find = Find
