"""Make hubs/land.json, the coastlines of the locator map, from a TopoJSON file of Natural Earth.

    python docs/map/land.py land-50m.json hubs/land.json

See README.md beside this file. Nothing but the standard library is needed.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

Point = tuple[float, float]

# In square degrees: a corner that spans less is taken out, and so is an island that covers less.
SMALLEST_CORNER = 0.003
SMALLEST_ISLAND = 0.02
SOUTHERNMOST = -60  # nobody looks for a hub in Antarctica
PER_DEGREE = 100


def main(source: str, target: str) -> None:
    """Read the topology, simplify its rings and write them, one a line."""
    topology = json.loads(Path(source).read_text())
    kept = [simplify(ring) for ring in rings_of(topology) if is_kept(ring)]
    lines = [json.dumps(flat(ring), separators=(",", ":")) for ring in kept if len(ring) > 3]
    Path(target).write_text("[\n" + ",\n".join(lines) + "\n]\n")
    sys.stdout.write(f"{len(lines)} rings\n")


def rings_of(topology: dict) -> Iterator[list[Point]]:
    """Yield each ring of land, and of water inside land, as (longitude, latitude)."""
    arcs = [unpack(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                yield unwrap(join(arcs, ring))


def unpack(arc: list, transform: dict) -> list[Point]:
    """Return an arc in degrees: TopoJSON writes whole steps from point to point."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def join(arcs: list[list[Point]], ring: list[int]) -> list[Point]:
    """Return a ring made of arcs, each starting where the last ended; ~n is arc n backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points[:-1]


def unwrap(ring: list[Point]) -> list[Point]:
    """Let a ring that crosses the 180th meridian run on beyond it instead of jumping back."""
    points = ring[:1]
    for x, y in ring[1:]:
        turns = round((points[-1][0] - x) / 360)
        points.append((x + 360 * turns, y))
    return points


def is_kept(ring: list[Point]) -> bool:
    """Tell whether a ring is large and northern enough to be drawn."""
    return area(ring) >= SMALLEST_ISLAND and max(y for _, y in ring) > SOUTHERNMOST


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def simplify(ring: list[Point]) -> list[Point]:
    """Take out the smallest corner again and again (Visvalingam and Whyatt, 1993)."""
    points = list(ring)
    sizes = [corner(points, i) for i in range(len(points))]
    while len(points) > 4 and (smallest := min(sizes)) < SMALLEST_CORNER:
        gone = sizes.index(smallest)
        del points[gone], sizes[gone]
        for near in (gone - 1, gone % len(points)):
            # Never below the corner just taken, so that a bend is not eaten from its end.
            sizes[near] = max(smallest, corner(points, near))
    return points


def corner(points: list[Point], i: int) -> float:
    """Return the area of the triangle of a point and its neighbours."""
    return area([points[i - 1], points[i], points[(i + 1) % len(points)]])


def flat(ring: list[Point]) -> list[int]:
    """Return a ring as x, y, x, y … in hundredths of a degree."""
    return [round(value * PER_DEGREE) for point in ring for value in point]


if __name__ == "__main__":
    main(*sys.argv[1:])
