"""Outlines as bytes, and places for names inside them."""
import brotli


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def topology_bytes(country):
    """decimals, arcs (count; points; steps), areas (count; code, polygons, rings, arc references)."""
    scale = 10 ** country["decimals"]
    out = bytearray([country["decimals"]]) + varint(len(country["arcs"]))
    for arc in country["arcs"]:
        points = [(round(x * scale), round(y * scale)) for x, y in arc]
        points = [point for at, point in enumerate(points) if at in (0, len(points) - 1) or point != points[at - 1]]
        out += varint(len(points))
        here = (0, 0)
        for point in points:
            out += signed(point[0] - here[0]) + signed(point[1] - here[1])
            here = point
    out += varint(len(country["areas"]))
    for code, polygons in sorted(country["areas"].items()):
        out += varint(len(code)) + code.encode() + varint(len(polygons))
        for polygon in polygons:
            out += varint(len(polygon))
            for ring in polygon:
                out += varint(len(ring)) + b"".join(signed(arc) for arc in ring)
    return bytes(out)


def outlines_bytes(countries):
    """A directory (count; then code, offset, length of each country), then one brotli stream for each country."""
    streams = {code: brotli.compress(topology_bytes(country), quality=11, lgwin=20) for code, country in sorted(countries.items())}
    directory, offset = len(streams).to_bytes(2, "little"), 0
    for code, stream in streams.items():
        directory += code.encode() + offset.to_bytes(4, "little") + len(stream).to_bytes(4, "little")
        offset += len(stream)
    return directory + b"".join(streams.values())


def rings(country, code):
    for polygon in country["areas"].get(code, []):
        for ring in polygon[:1]:
            points = []
            for arc in ring:
                part = country["arcs"][~arc][::-1] if arc < 0 else country["arcs"][arc]
                points += part[1:] if points else part
            yield points


def middle(points):
    """The point of a row of points across the ring which lies furthest inside it."""
    best, width = points[0], -1.0
    lows, highs = min(y for _, y in points), max(y for _, y in points)
    for step in range(1, 24):
        y = lows + (highs - lows) * step / 24
        cuts = sorted(a + (y - b) * (c - a) / (d - b) for (a, b), (c, d) in zip(points, points[1:]) if (b > y) != (d > y))
        for left, right in zip(cuts[::2], cuts[1::2]):
            room = min(right - left, 2 * min(y - lows, highs - y))
            if room > width:
                best, width = ((left + right) / 2, y), room
    return best


def inside(point, ring):
    x, y = point
    return sum((b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b) for (a, b), (c, d) in zip(ring, ring[1:])) % 2 == 1


def label_point(sources, code, features, countries):
    """A place for the name: given by a source when it lies inside the outline, else worked out from the outline."""
    drawn = list(rings(countries.get(code[:2], {"areas": {}}), code))
    given = []
    if len(features) == 1 and len(code) > 2:
        facts = features[0]["properties"]
        given.append((facts["longitude"], facts["latitude"]))
    if code in sources.areas and sources.areas[code]["latLng"]:
        lat, lng = sources.areas[code]["latLng"]
        given.append((lng, lat))
    for point in given:
        if any(inside(point, ring) for ring in drawn):
            return point
    if drawn:
        def extent(ring):
            return abs(sum(a * d - c * b for (a, b), (c, d) in zip(ring, ring[1:])))
        return middle(max(drawn, key=extent))
    land = list(rings(countries.get(code[:2], {"areas": {}}), code[:2]))
    for x, y in given:
        if any(min(p[0] for p in ring) - 0.5 <= x <= max(p[0] for p in ring) + 0.5
               and min(p[1] for p in ring) - 0.5 <= y <= max(p[1] for p in ring) + 0.5 for ring in land):
            return x, y
    return None
