"""10,000 addresses asked for as people do (Zipf): how many come from what is kept, and how fast."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench.measure import verdict
from bench.servers import Served, free_port, load, serving

ADDRESSES = 10_000
SIZES = (7_000, 22_000)
SECONDS = 20
HIT_RATIO = 0.95
WORKERS = 2
GRANIAN = (sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws", "--factory", "--log-level", "warning")
ZIPF = f"""
local sums, total = {{}}, 0
for n = 1, {ADDRESSES} do total = total + 1 / n; sums[n] = total end
math.randomseed(11)
request = function()
  local x, low, high = math.random() * total, 1, {ADDRESSES}
  while low < high do
    local middle = math.floor((low + high) / 2)
    if sums[middle] < x then low = middle + 1 else high = middle end
  end
  return wrk.format("GET", "/" .. low .. "/")
end
"""
EACH = 'local n = 0\nrequest = function() n = n + 1; return wrk.format("GET", "/" .. {} .. "/") end\n'


def main() -> int:
    """Measure each size, and once more after a flood of addresses that nobody asks for twice."""
    if not shutil.which("wrk"):
        print("wrk is not installed: not measured")
        return 0
    return 0 if all(tuple(_measured(size) for size in SIZES)) else 1


def _measured(size: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        run, port = Path(folder), free_port()
        (run / "zipf.lua").write_text(ZIPF)
        (run / "each.lua").write_text(EACH.format("n % 10000 + 1"))
        (run / "flood.lua").write_text(EACH.format('"x" .. n'))
        given = {"MINGBAI_RUN": folder, "BENCH_SIZE": str(size)}
        command = [*GRANIAN, "--workers", str(WORKERS), "--port", str(port), "bench.many:application"]
        kept = []
        with serving(command, port, given) as served:
            for when, before in (("after each was asked", "each.lua"), ("after made-up addresses", "flood.lua")):
                _asked(run, port, before, SECONDS, served)
                ratio = _asked(run, port, "zipf.lua", SECONDS, served)
                what = f"{ADDRESSES:,} addresses of {size // 1000} KB, Zipf, {when}: hit ratio"
                kept.append(verdict(what, ratio, HIT_RATIO, at_least=True))
        return all(kept)


def _asked(run: Path, port: int, script: str, seconds: int, served: Served) -> float:
    before, made = served.cpu(), _made(run)
    found = load(port, "/", seconds, "gzip", script=run / script)
    spent = served.cpu() - before
    made = _made(run) - made
    print(f"    {script}: {found.speed:,.0f}/s, {spent / found.count * 1e6:.1f} µs each, {found.count:,} asked, {made:,} made")
    return 1 - made / found.count


def _made(run: Path) -> int:
    return sum(file.stat().st_size for file in run.glob("*.made"))


if __name__ == "__main__":
    sys.exit(main())
