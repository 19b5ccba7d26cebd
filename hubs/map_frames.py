"""Which part of the world a map shows, and where a place lies on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371
REACH_KM = 2000
SMALLEST_SPAN = 6.0
NORTHERNMOST_PARALLEL = 70

Place = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A part of the world on a drawing: equirectangular, true to scale along one parallel.

    west, north: degrees at the upper left corner. scale: units of the drawing a degree of
    latitude; squeeze: what a degree of longitude is of that. width, height: of the drawing.
    """

    west: float
    north: float
    scale: float
    squeeze: float
    width: int
    height: int

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies on the drawing, from its upper left corner."""
        x = (lon - self.west) * self.scale * self.squeeze
        return round(x, 1), round((self.north - lat) * self.scale, 1)

    @property
    def east(self) -> float:
        """Return the longitude of the right edge."""
        return self.west + self.width / (self.scale * self.squeeze)

    @property
    def south(self) -> float:
        """Return the latitude of the lower edge."""
        return self.north - self.height / self.scale


@dataclass(frozen=True)
class Paper:
    """The room for a drawing: its width, its heights, and what stays free around the places."""

    width: int
    least_height: int
    most_height: int
    margin: int


def region_of(places: Sequence[Place]) -> list[int]:
    """Return the positions of the places of the region that holds most of them.

    A region is what lies within REACH_KM of one of the places, (longitude, latitude) in
    degrees; of equal ones the first counts. Distances are along the surface of the earth.
    """
    regions = (
        [i for i, other in enumerate(places) if km(place, other) <= REACH_KM] for place in places
    )
    return max(regions, key=len, default=[])


def frame_around(places: Sequence[Place], paper: Paper) -> Frame:
    """Return the frame that shows these places as large as the paper lets it, in its middle."""
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = cos(radians(min(abs(lat), NORTHERNMOST_PARALLEL)))
    wide = max((max(lons) - min(lons)) * squeeze, SMALLEST_SPAN)
    high = max(max(lats) - min(lats), SMALLEST_SPAN)
    free = 2 * paper.margin
    scale = min((paper.width - free) / wide, (paper.most_height - free) / high)
    height = max(paper.least_height, round(high * scale) + free)
    west = lon - paper.width / 2 / scale / squeeze
    return Frame(west, lat + height / 2 / scale, scale, squeeze, paper.width, height)


def world_frame(width: int) -> Frame:
    """Return the frame that shows all inhabited land."""
    south, north, squeeze = -56, 76, 0.82
    scale = width / (360 * squeeze)
    return Frame(-180, north, scale, squeeze, width, round((north - south) * scale))


def km(one: Place, other: Place) -> float:
    """Return the distance of two places along the surface of the earth."""
    (lon1, lat1), (lon2, lat2) = (map(radians, one), map(radians, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
