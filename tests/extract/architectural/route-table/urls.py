from django.urls import path

from . import views

urlpatterns = [  # ~ route-table
    path("orders/", views.list_orders),
    path("orders/<int:pk>/", views.show_order),
    path("orders/new/", views.place_order),
]
