"""Makes NotoSansCJKscRare-Regular.ttf: what Noto Sans CJK SC has beyond Noto Sans SC, with TrueType outlines.

    pip install fonttools
    python rare.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc     (Debian: fonts-noto-cjk)
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

SIMPLIFIED = 2  # its place in the collection
NAME = "NotoSansCJKscRare"
LIMITS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
    "maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
).split()


def beyond(font: TTFont, known: TTFont) -> TTFont:
    options = subset.Options(
        layout_features=[],
        name_IDs=[0, 1, 2, 4, 5, 6, 13, 14],
        notdef_outline=True,
        hinting=False,
        drop_tables=["BASE", "VORG", "vhea", "vmtx", "DSIG"],
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=set(font.getBestCmap()) - set(known.getBestCmap()))
    cut.subset(font)
    return font


def outlined(font: TTFont) -> TTFont:
    order, source, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        source[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for glyph in glyphs.values():
        glyph.recalcBounds(font["glyf"])
    left = {n: glyphs[n].xMin if glyphs[n].numberOfContours else 0 for n in order}
    font["hmtx"].metrics = {n: (font["hmtx"][n][0], left[n]) for n in order}
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs, maxp.maxZones = 0x00010000, len(order), 1
    for limit in LIMITS:
        setattr(maxp, limit, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    for record in font["name"].names:
        record.string = {1: NAME, 4: NAME, 6: f"{NAME}-Regular"}.get(record.nameID, record.string)
    return font


if __name__ == "__main__":
    here = Path(__file__).parent
    whole = TTFont(sys.argv[1], fontNumber=SIMPLIFIED)
    rare = outlined(beyond(whole, TTFont(here / "NotoSansSC-Regular.ttf")))
    rare.save(here / f"{NAME}-Regular.ttf")
