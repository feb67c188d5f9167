"""The structure of a tagged PDF: the tree of its elements, what each page's marks belong to, and what the file is.

PDF 1.7 (ISO 32000-1), 14.7 and 14.8; PDF/UA-1 (ISO 14289-1).
"""

from typing import Any

from app.handout.reportlab_safely import load_reportlab
from app.handout.tags import Piece, Tag

_ABOUT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{author}</xmp:CreatorTool>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def add_structure(canvas: Any, root: Tag, marked: list[list[Tag]], title: str, author: str, language: str) -> None:
    """Write the tree into a document whose pages are all painted and which is not yet saved.

    Args:
        marked: Page by page, the element of each piece of marked content.
        title, author, language: Of the document; nothing in them says anything about a patient.
    """
    tree = _Tree(canvas)
    tree.write(root, marked)
    pdf, catalog = load_reportlab().document, canvas._doc.Catalog
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog.MarkInfo = pdf.PDFDictionary({"Marked": "true"})
    about = pdf.PDFStream(
        pdf.PDFDictionary({"Type": pdf.PDFName("Metadata"), "Subtype": pdf.PDFName("XML")}),
        _ABOUT.format(title=title, author=author, language=language).encode(),
    )
    catalog.Metadata = about


class _Tree:
    """The elements as objects of one document, numbered in reading order."""

    def __init__(self, canvas: Any) -> None:
        self._document = canvas._doc
        self._pdf = load_reportlab().document
        self._pages = [self._number(page) for page in self._document.Pages.pages]
        self._numbers: dict[Tag, int] = {}

    def write(self, root: Tag, marked: list[list[Tag]]) -> None:
        """Register every element, then say what each holds."""
        objects = {id(tag): self._object() for tag in _in_order(root)}
        for tag in _in_order(root):
            self._numbers[tag] = self._number(objects[id(tag)])
        top, parents = self._object(), self._object()
        top_number, parents_number = self._number(top), self._number(parents)
        for tag in _in_order(root):
            above = top_number if tag.parent is None else self._numbers[tag.parent]
            objects[id(tag)].content = self._element(tag, above)
        arrays = " ".join(
            f"{page} [{' '.join(_reference(self._numbers[tag]) for tag in tags)}]" for page, tags in enumerate(marked)
        )
        parents.content = f"<</Nums [{arrays}]>>".encode()
        top.content = (
            f"<</Type /StructTreeRoot /K {_reference(self._numbers[root])} /ParentTree {_reference(parents_number)} "
            f"/ParentTreeNextKey {len(marked)}>>"
        ).encode()
        self._document.Catalog.StructTreeRoot = top
        for number, page in enumerate(self._document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs, page.Trans = number, self._pdf.PDFName("S"), None

    def _object(self) -> Any:
        return _written_object(self._pdf)()

    def _number(self, thing: Any) -> int:
        name = self._document.Reference(thing).name
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def _element(self, tag: Tag, above: int) -> bytes:
        pages = {child.page for child in tag.children if isinstance(child, Piece)}
        page = next(iter(pages)) if len(pages) == 1 else None
        kids = " ".join(self._kid(child, page) for child in tag.children)
        parts = [f"<</Type /StructElem /S /{tag.kind} /P {_reference(above)} /K [{kids}]"]
        if page is not None:
            parts.append(f"/Pg {_reference(self._pages[page])}")
        if tag.alt:
            parts.append(f"/Alt <{_spelled(tag.alt)}>")
        if tag.scope:
            parts.append(f"/A <</O /Table /Scope /{tag.scope}>>")
        if tag.box is not None:
            parts.append(f"/A <</O /Layout /Placement /Block /BBox [{' '.join(f'{edge:.2f}' for edge in tag.box)}]>>")
        return (" ".join(parts) + ">>").encode()

    def _kid(self, child: "Tag | Piece", page: int | None) -> str:
        if isinstance(child, Tag):
            return _reference(self._numbers[child])
        if child.page == page:
            return str(child.mark)
        return f"<</Type /MCR /Pg {_reference(self._pages[child.page])} /MCID {child.mark}>>"


def _in_order(tag: Tag) -> list[Tag]:
    """An element and all below it, in reading order."""
    found = [tag]
    for child in tag.children:
        if isinstance(child, Tag):
            found += _in_order(child)
    return found


def _spelled(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _written_object(pdf: Any) -> Any:
    """A class of objects that are already written, which ReportLab takes as they are."""
    if "Written" not in _KNOWN:

        class Written(pdf.PDFObject):
            __RefOnly__ = 1
            content = b"null"

            def format(self, _document: Any) -> bytes:
                return self.content

        _KNOWN["Written"] = Written
    return _KNOWN["Written"]


_KNOWN: dict[str, Any] = {}
