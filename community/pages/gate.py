"""Views for members only: whoever is not signed in, or not any more, is led there and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from community.models import Member

Captured = ParamSpec("Captured")


def for_members(
    back: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Member, Captured], HttpResponseBase]], Callable[..., HttpResponseBase]
]:
    """Hand a view the member who asks; `back` names the page to come back to from what cannot be asked again."""

    def wrap(
        view: Callable[Concatenate[HttpRequest, Member, Captured], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def ask(request: HttpRequest, *args: Captured.args, **kwargs: Captured.kwargs) -> HttpResponseBase:
            if isinstance(request.user, Member):
                return view(request, request.user, *args, **kwargs)
            place = request.get_full_path() if request.method in ("GET", "HEAD") else reverse(back)
            address = f"{reverse('account_login')}?{urlencode({'next': place}, safe='/')}"
            return redirect(address)

        return ask

    return wrap
