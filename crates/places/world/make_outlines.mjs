// Outlines with shared borders. Called by make_world.py; reads features, writes one small topology per country.
//
//   node make_outlines.mjs features.json topologies.json
//
// features.json:   [{geometry, groups: [codes of the areas this piece of land belongs to]}]
// topologies.json: {"TH": {decimals, arcs: [[[x, y], ...]], areas: {"TH-57": [[[arc, ...], ...], ...]}}}
//
// Neighbours share arcs, and an arc is simplified once for everybody, so no slivers appear between areas,
// whether they lie in one country or in two.
import { readFileSync, writeFileSync } from "node:fs";
import { topology } from "topojson-server";
import { presimplify, planarTriangleArea } from "topojson-simplify";
import { mergeArcs } from "topojson-client";

const FINEST = 0.0001; // degrees: the smallest detail kept anywhere
const COARSEST = 0.022; // degrees: the largest detail dropped anywhere
const SHARE = 0.0095; // detail dropped, as a share of the width of the smaller neighbour

const features = JSON.parse(readFileSync(process.argv[2], "utf8"));
const collection = { type: "FeatureCollection", features: features.map((one) => ({ type: "Feature", geometry: one.geometry, properties: {} })) };
const world = presimplify(topology({ all: collection }, 3.6e7), planarTriangleArea);
const pieces = world.objects.all.geometries;

const ringsOf = (piece) => (piece.type === "Polygon" ? [piece.arcs] : piece.arcs ?? []);
const arcIndex = (arc) => (arc < 0 ? ~arc : arc);
const areaOf = (points) => {
  let twice = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) twice += points[j][0] * points[i][1] - points[i][0] * points[j][1];
  return Math.abs(twice) / 2;
};
const walk = (ring, arcs) => {
  const points = [];
  for (const arc of ring) {
    const part = arc < 0 ? arcs[~arc].slice().reverse() : arcs[arc];
    points.push(...(points.length ? part.slice(1) : part));
  }
  return points;
};

// How many pieces use each arc, and how fine the finest of them wants it.
const users = new Array(world.arcs.length).fill(0);
const detail = new Array(world.arcs.length).fill(COARSEST);
pieces.forEach((piece) => {
  const polygons = ringsOf(piece);
  const size = polygons.reduce((sum, polygon) => sum + areaOf(walk(polygon[0], world.arcs)), 0);
  piece.detail = Math.min(COARSEST, Math.max(FINEST, SHARE * Math.sqrt(size)));
  for (const arc of polygons.flat(2).map(arcIndex)) {
    users[arc] += 1;
    detail[arc] = Math.min(detail[arc], piece.detail);
  }
});

const thin = (arc, index) => {
  const limit = detail[index] ** 2;
  const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const last = arc.length - 1;
  const kept = arc.filter((point, at) => at === 0 || at === last || point[2] >= limit);
  const wanted = closed ? Math.min(arc.length, 6) : 2;
  if (kept.length >= wanted) return kept;
  const best = arc.map((point, at) => [point[2], at]).slice(1, -1).sort((a, b) => b[0] - a[0]).slice(0, wanted - 2).map(([, at]) => at);
  return arc.filter((_, at) => at === 0 || at === last || best.includes(at));
};
const thinned = world.arcs.map(thin);

// Small islands off a larger shore are dropped; the largest land of each piece always stays.
for (const piece of pieces) {
  const polygons = ringsOf(piece);
  const sizes = polygons.map((polygon) => areaOf(walk(polygon[0], world.arcs)));
  const largest = Math.max(...sizes);
  const stays = polygons.filter((polygon, at) => sizes[at] === largest || sizes[at] >= 6 * piece.detail ** 2
    || polygon.flat().some((arc) => users[arcIndex(arc)] > 1));
  piece.type = "MultiPolygon";
  piece.arcs = stays.map((polygon) => polygon.filter((ring, at) => at === 0 || ring.some((arc) => users[arcIndex(arc)] > 1)
    || areaOf(walk(ring, world.arcs)) >= 6 * piece.detail ** 2));
}
// Two thinned arcs may lie on each other and leave an area nothing: give such areas their points back.
for (const piece of pieces) {
  for (const polygon of piece.arcs) {
    if (areaOf(walk(polygon[0], thinned)) > 0.2 * areaOf(walk(polygon[0], world.arcs))) continue;
    for (const arc of polygon[0].map(arcIndex)) thinned[arc] = world.arcs[arc];
  }
}

const groups = new Map();
pieces.forEach((piece, at) => {
  for (const code of features[at].groups) {
    if (!groups.has(code)) groups.set(code, []);
    groups.get(code).push(piece);
  }
});

const countries = {};
for (const [code, members] of groups) {
  const country = code.slice(0, 2);
  countries[country] ??= { areas: {} };
  countries[country].areas[code] = mergeArcs(world, members).arcs;
}
for (const [code, country] of Object.entries(countries)) {
  const used = [...new Set(Object.values(country.areas).flat(3).map(arcIndex))].sort((a, b) => a - b);
  const renumbered = new Map(used.map((arc, at) => [arc, at]));
  const xs = used.flatMap((arc) => thinned[arc].map((point) => point[0]));
  const ys = used.flatMap((arc) => thinned[arc].map((point) => point[1]));
  const spread = (values) => values.reduce((high, v) => Math.max(high, v), -1e9) - values.reduce((low, v) => Math.min(low, v), 1e9);
  const width = Math.max(spread(xs), spread(ys));
  country.decimals = width < 0.1 ? 5 : width < 3 ? 4 : 3;
  country.arcs = used.map((arc) => thinned[arc].map((point) => [point[0], point[1]]));
  for (const [area, polygons] of Object.entries(country.areas)) {
    country.areas[area] = polygons.map((polygon) => polygon.map((ring) => ring.map((arc) => (arc < 0 ? ~renumbered.get(~arc) : renumbered.get(arc)))));
  }
  if (!country.arcs.length) console.error(`no land: ${code}`);
}
writeFileSync(process.argv[3], JSON.stringify(countries));
