"""Reports against other programs, in one run on the same content: pages per CPU second, memory, size.

    python3 tests/bench/reports.py PAGES_PROGRAM [SECTIONS…]

PAGES_PROGRAM is the example `pages` of the crate `report`, built with --release. The others are Typst and WeasyPrint, as far as
the Python that runs this has the packages `typst` and `weasyprint`; what is missing is said and left out.
"""

import os
import re
import subprocess
import sys
import tempfile

FONTS = os.path.join(os.path.dirname(__file__), "../../src-tauri/crates/report/fonts")
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=['a-3a'])"
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/a-3u', pdf_tags=True)"


def run(command):
    """CPU seconds and peak megabytes of a command; None if it fails."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if status != 0:
        print(error.decode(errors="replace")[-400:], file=sys.stderr)
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def pages_of(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", said).group(1))


def has(package):
    return subprocess.run([sys.executable, "-c", f"import {package}"], capture_output=True).returncode == 0


def main():
    program, sections = sys.argv[1], [int(text) for text in sys.argv[2:]] or [125, 1250]
    print("| report | pages | CPU s | pages per CPU s | peak MB | MB |\n| --- | --- | --- | --- | --- | --- |")
    for count in sections:
        with tempfile.TemporaryDirectory() as folder:
            name = lambda end: os.path.join(folder, f"report.{end}")
            for end in ("typ", "html"):
                subprocess.run([program, str(count), end, name(end)], check=True)
            peers = [("ours, PDF/A-3a + UA-1 with evidence", [program, str(count), "pdf", name("ours.pdf")], name("ours.pdf"))]
            if has("typst"):
                peers.append(("Typst, PDF/A-3a", [sys.executable, "-c", TYPST, name("typ"), name("typ.pdf"), FONTS], name("typ.pdf")))
            if has("weasyprint"):
                peers.append(("WeasyPrint, PDF/A-3u", [sys.executable, "-c", WEASYPRINT, name("html"), name("html.pdf")], name("html.pdf")))
            for missing in (p for p in ("typst", "weasyprint") if not has(p)):
                print(f"left out: no Python package {missing}", file=sys.stderr)
            for title, command, path in peers:
                used = min((run(command) for _ in range(3 if count < 500 else 1)), key=lambda u: u[0] if u else 1e9)
                if used is None:
                    print(f"| {title} | failed |", flush=True)
                    continue
                (cpu, memory), pages = used, pages_of(path)
                print(f"| {title} | {pages} | {cpu:.2f} | {pages / cpu:.0f} | {memory:.0f} | {os.path.getsize(path) / 1e6:.1f} |", flush=True)


if __name__ == "__main__":
    main()
