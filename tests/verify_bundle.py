#!/usr/bin/env python3
"""Verifies case bundles (.cdb.zip) and signed files (FILE with FILE.sig) of Crisis Desk.

It stands alone: nothing but Python's standard library, and no code of the product. Usage: verify_bundle.py FILE...
It prints a line for each file and ends with status 1 if one does not verify.
"""
import hashlib, json, os, re, struct, sys, uuid, zlib

# Ed25519 as RFC 8032 defines it, points as (x, y, z, x*y).
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    total = (0, 1, 1, 0)
    while n:
        total, p, n = add(total, p) if n & 1 else total, add(p, p), n >> 1
    return total


def point(data):
    y, odd = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 == (p[1] * q[2] - q[1] * p[2]) % P


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if not a or not r or s >= Q or any(same(times(8, p), (0, 1, 1, 0)) for p in (a, r)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    return same(times(s, BASE), add(r, times(k, a)))


# What the product hashes and signs.
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def fields(*parts): return b"".join(struct.pack(">I", len(part)) + part for part in parts)
def unhex(text, size): return bytes.fromhex(need(isinstance(text, str) and re.fullmatch("[0-9a-f]{%d}" % (2 * size), text), "hex") and text)
def ident(text): return uuid.UUID(text).bytes
def big(number): return struct.pack(">q", number)


class Bad(Exception):
    pass


def need(true, what):
    if not true:
        raise Bad(what)
    return True


def check_seal(data, signature):
    """The file is the one that the device of the signature file signed; answers device and checkpoint."""
    seal = json.loads(signature)
    need(list(seal) == ["format", "sha256", "checkpoint", "device", "signature"], "signature file")
    need(list(seal["device"]) == ["id", "public_key", "name", "added_at"], "signature file")
    need((json.dumps(seal, indent=2, ensure_ascii=False) + "\n").encode() == signature, "signature file")
    need(seal["format"] == "crisis-desk/signature/1" and unhex(seal["sha256"], 32) == sha(data), "file changed")
    device, key = seal["device"], unhex(seal["device"]["public_key"], 32)
    record = sha(fields(b"crisis-desk/device/1", ident(device["id"]), key, device["name"].encode(), big(device["added_at"])))
    tag, name, size, root, at, by = seal["checkpoint"].split(":")
    need(tag == "crisis-desk/checkpoint/1" and name == device["id"], "checkpoint")
    made = fields(tag.encode(), ident(name), big(int(size)), unhex(root, 32), big(int(at)))
    sealed = fields(b"crisis-desk/file/1", sha(data), seal["checkpoint"].encode(), record)
    need(signed(key, sealed, unhex(seal["signature"], 64)), "signature")
    need(signed(key, made, unhex(by, 64)), "checkpoint")
    return device["id"], key, int(size), unhex(root, 32)


def archive(members):
    """The one ZIP archive that holds these members."""
    out, central = b"", b""
    for name, data in members:
        head = struct.pack("<HHHHHIIIHH", 20, 0x800, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name.encode()), 0)
        central += b"PK\1\2" + struct.pack("<H", 0x314) + head + struct.pack("<HHHII", 0, 0, 0, 0o100644 << 16, len(out)) + name.encode()
        out += b"PK\3\4" + head + name.encode() + data
    count = len(members)
    return out + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(out), 0)


def members_of(data):
    members, at = [], 0
    while data[at:at + 4] == b"PK\3\4":
        size, length = struct.unpack_from("<I", data, at + 18)[0], struct.unpack_from("<H", data, at + 26)[0]
        start = at + 30 + length
        members.append((data[at + 30:start].decode(), data[start:start + size]))
        at = start + size
    need(archive(members) == data, "container")
    return members


def included(root, size, index, leaf, path):
    """RFC 9162: whether the path leads from the leaf to the root."""
    last, reached = size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            reached = sha(b"\1", other, reached)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            reached = sha(b"\1", reached, other)
        index, last = index >> 1, last >> 1
    return last == 0 and reached == root


def check_bundle(data):
    members = members_of(data)
    files = dict(members)
    need({"manifest.json", "manifest.json.sig", "journal.jsonl", "organisation.json"} <= set(files), "member missing")
    device, key, size, root = check_seal(files["manifest.json"], files["manifest.json.sig"])
    manifest = json.loads(files["manifest.json"])
    listed = [{"name": name, "bytes": len(data), "sha256": sha(data).hex()} for name, data in members if name[:13] != "manifest.json"]
    need(manifest["format"] == "crisis-desk/bundle/1" and manifest["members"] == listed, "member changed")
    entries = [json.loads(line) for line in files["journal.jsonl"].split(b"\n") if line]
    need(len(entries) == manifest["entries"], "entry missing")
    last, bodiless = 0, set(manifest["erased"] + manifest["withheld"])
    for entry in entries:
        text = [entry["kind"].encode(), struct.pack(">H", entry["version"])]
        head = [ident(entry[name]) for name in ("id", "stream", "device")] + [big(entry["device_seq"]), big(entry["at"]), ident(entry["actor"])] + text
        hashed, by = unhex(entry["hash"], 32), unhex(entry["signature"], 64)
        proven = fields(b"crisis-desk/journal/1", *head, unhex(entry["body_digest"], 32), unhex(entry["prev_hash"], 32))
        need(entry["device"] == device and entry["stream"] == manifest["case"] and entry["device_seq"] > last, "order")
        need(sha(proven) == hashed and signed(key, hashed, by), "header or signature of entry " + entry["id"])
        need(("body" in entry) != (entry["id"] in bodiless), "body missing")
        need("body" not in entry or sha(bytes.fromhex(entry["salt"]), entry["body"].encode()).hex() == entry["body_digest"], "body")
        path = [unhex(node, 32) for node in entry["proof"]]
        need(included(root, size, entry["device_seq"] - 1, sha(b"\0", hashed, by), path), "not in the checkpoint")
        last = entry["device_seq"]


def verify(data, signature=None):
    """None if all is well, or what is wrong."""
    try:
        check_bundle(data) if signature is None else check_seal(data, signature)
    except (Bad, ValueError, KeyError, TypeError, AttributeError, struct.error) as wrong:
        return str(wrong) or type(wrong).__name__


if __name__ == "__main__":
    wrong = 0
    for path in sys.argv[1:]:
        beside = open(path + ".sig", "rb").read() if os.path.exists(path + ".sig") else None
        found = verify(open(path, "rb").read(), beside)
        print(path, "does not verify: " + found if found else "verified")
        wrong |= bool(found)
    sys.exit(wrong)
