"""What tests of the admin ask for again and again."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.forms import FileInput
from django.test import Client
from django.urls import reverse


def list_of(model: type[Model], **query: Any) -> str:
    return _page(model, "changelist", **query)


def add_to(model: type[Model], **query: Any) -> str:
    return _page(model, "add", **query)


def page_of(thing: Model) -> str:
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def _page(model: type[Model], name: str, **query: Any) -> str:
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}")
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def form_on(client: Client, address: str) -> dict[str, Any]:
    """Everything that the form on the page would send, untouched."""
    page = client.get(address)
    assert page.status_code == 200, page
    forms = [page.context["adminform"].form]
    sent: dict[str, Any] = {}
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is None or value is False or isinstance(bound.field.widget, FileInput):
                continue
            sent[bound.html_name] = "on" if value is True else value
    return sent


def send(client: Client, address: str, changes: dict[str, Any]) -> Any:
    """Change some fields of the form on the page and send it; None takes a field out."""
    sent = {name: value for name, value in (form_on(client, address) | changes).items() if value is not None}
    return client.post(address, sent)


def errors_of(response: Any) -> str:
    """What the page says is wrong; a form that was accepted leads elsewhere."""
    assert response.status_code == 200, response
    context = response.context
    said = [str(context["adminform"].form.errors)]
    for inline in context["inline_admin_formsets"]:
        said += [str(inline.formset.non_form_errors()), *(str(form.errors) for form in inline.formset.forms)]
    return "\n".join(said)


def act(client: Client, model: type[Model], action: str, *things: Model, **more: Any) -> Any:
    """Choose things in their list and do something to them."""
    chosen = {"action": action, "_selected_action": [thing.pk for thing in things], **more}
    return client.post(list_of(model), chosen, follow=True)


def said(response: Any) -> str:
    return "\n".join(str(message) for message in response.context["messages"])


def history_of(thing: Model) -> list[str]:
    entries = LogEntry.objects.filter(object_id=str(thing.pk), content_type__model=thing._meta.model_name)
    return [entry.get_change_message() for entry in entries.order_by("pk")]
