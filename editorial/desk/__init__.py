"""The workbenches of the editors' desk: views, forms and services that know no subject."""
