"""The barcode against the MRZ: decoded and compared, its signature not checked."""

from __future__ import annotations

from docsec.features.checks.certainty import is_certain
from docsec.features.checks.needs import Needs
from docsec.findings import Finding, Mrz, Region, Status
from docsec.page.examined import Page
from docsec.registry import finding, not_performed
from docsec.seals.barcodes import Barcode, mrz_values, read_barcodes


class BarcodeMrz:
    """Reads the barcodes of the picture and holds the values they repeat against the MRZ."""

    code = "cross.barcode-mrz"
    needs = Needs(mrz_format=True)

    def run(self, page: Page) -> Finding:
        """Return whether a barcode says the same; not performed where none says anything."""
        barcodes = read_barcodes(page.picture.pixels)
        mrz = page.mrz
        if not barcodes or mrz is None:
            return not_performed(self.code, "no-barcode")
        for barcode in barcodes:
            values = mrz_values(barcode.text, page.policy)
            common = {field: value for field, value in values.items() if mrz.values.get(field)}
            if common:
                return self._compared(page, mrz, barcode, common)
        return not_performed(self.code, "barcode-without-mrz-data")

    def _compared(self, page: Page, mrz: Mrz, barcode: Barcode, values: dict[str, str]) -> Finding:
        where = Region(page.picture.light, barcode.corners)
        other = next((f for f, value in values.items() if value != mrz.values[f]), None)
        if other is None:
            return finding(self.code, Status.SUCCESSFUL, where=where, actual=barcode.kind)
        certain = is_certain(other, page, mrz)
        return finding(
            self.code,
            Status.FAILED if certain else Status.UNDETERMINED,
            where=where,
            field=other,
            expected=mrz.values[other],
            actual=values[other],
            reason=None if certain else "reading-uncertain",
        )


CHECK = BarcodeMrz()
