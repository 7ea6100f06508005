from django.urls import path

from . import views

app_name = "telemetry"

urlpatterns = [  # ~ route-table
    path("devices/", views.device_list, name="devices"),
    path("devices/<slug:serial>/", views.device_detail, name="device"),
    path("devices/<slug:serial>/readings/", views.readings, name="readings"),
    path("alarms/", views.AlarmBoard.as_view(), name="alarms"),
]
