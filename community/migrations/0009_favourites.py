import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0008_avatars_are_square"),
        ("films", "0003_constraints_say_what_they_refuse"),
    ]

    operations = [
        migrations.CreateModel(
            name="FavouriteFilm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="favourites", to="films.film"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="favourite_films",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "favourite film",
                "verbose_name_plural": "favourite films",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("member", "film"), name="a_film_is_a_favourite_once"),
                    models.UniqueConstraint(fields=("member", "position"), name="a_favourite_film_has_its_place"),
                    models.CheckConstraint(condition=models.Q(("position__lt", 4)), name="four_films_are_favourites"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FavouriteMoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="favourite_moments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="favourites", to="films.moment"
                    ),
                ),
            ],
            options={
                "verbose_name": "favourite moment",
                "verbose_name_plural": "favourite moments",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("member", "moment"), name="a_moment_is_a_favourite_once"),
                    models.UniqueConstraint(fields=("member", "position"), name="a_favourite_moment_has_its_place"),
                    models.CheckConstraint(condition=models.Q(("position__lt", 4)), name="four_moments_are_favourites"),
                ],
            },
        ),
    ]
