"""What every resource of the API shares: parameters, pages, formats, languages, problems.

Nothing here knows a subject. An app lists the columns of its records in `serializers.py`
and declares its resources in `api.py`; `config/api.py` gives them their addresses.
"""
