from django.urls import path

from reflect.accounts import views

app_name = "accounts"
urlpatterns = [
    path("space/", views.new, name="new"),
    path("space/code/", views.code, name="code"),
    path("space/code/none/", views.without_code, name="without-code"),
    path("sign-in/", views.signin, name="signin"),
    path("sign-out/", views.signout, name="signout"),
    path("lock/", views.lock, name="lock"),
    path("unlock/", views.unlock, name="unlock"),
    path("recover/", views.recover, name="recover"),
    path("leave/", views.leave, name="leave"),
    path("stay/", views.stay, name="stay"),
    path("token/", views.token, name="token"),
    path("theme/", views.theme, name="theme"),
    path("settings/", views.settings_page, name="settings"),
    path("settings/passphrase/", views.passphrase, name="passphrase"),
    path("settings/end/", views.end, name="end"),
]
