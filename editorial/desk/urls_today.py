"""The addresses of the day's work and of the search, below /admin/."""

urlpatterns = []
