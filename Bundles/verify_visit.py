#!/usr/bin/env python3
"""verify_visit.py DIR KEYS.zip: checks one visit as `yicha office prove` handed it out: every entry stands in a journal that its device
signed, none was left out or added since, and the lists beside them follow from them. Compare the root fingerprint with paper.
Exit 0, 20 (form), 21 (signature, key), 23 (contradiction). The folder: Sources/Yicha/Yicha.docc/Format.md. Beside this script: verify.py, verify_journal.py."""
import sys, os, io, re, json, math, base64, zipfile; sys.dont_write_bytecode = True
from cryptography.hazmat.primitives import serialization as S
from verify import LOW, Reject, Lines, check, keyid, need, verify
from verify_journal import canon, note, sha, strict
FORM = re.compile(r'[!-~]+\n(0|[1-9]\d*)\n[A-Za-z0-9+/]{43}=\n\n(\u2014 [!-~]+ [A-Za-z0-9+/]+=*\n)+\Z')
ENTRY = dict(at=int, boot=str, by=list, data=dict, mono=int, parents=list, prev=str, salt=str, seq=int, type=str); path = lambda p: [bytes.fromhex(x) for x in p['path']]
def rows(data, name):
    """The canonical lines of a file, with what they say."""
    lines = data.split(b'\n'); need(lines.pop() == b'', f'{name} is cut'); out = [(l, json.loads(l.decode(), object_pairs_hook=strict)) for l in lines]
    need(all(type(o) is dict and canon(o) == l for l, o in out), f'{name}: a line that is not canonical'); return out
def keys_of(path, own):
    """The keys of a keys bundle that the roots named in it sealed, with the lines that its office signed, and the roots' fingerprint."""
    data, got = zipfile.ZipFile(path).read('bag/data/keys.jsonl'), io.BytesIO(); all_lines = [o for _, o in rows(data, 'keys.jsonl')] + own
    known = {r['kid']: (S.load_der_public_key(bytes.fromhex(r['public'])), {r['role']}) for r in all_lines if 'public' in r}
    need(all(keyid(k) == kid and not LOW.match(k.public_bytes(S.Encoding.Raw, S.PublicFormat.Raw).hex()) for kid, (k, _) in known.items()) and all('signature' in r for r in own), 'a key that nobody vouches for', 21, 'keys')
    version = max(r.get('version', 0) for r in all_lines); roots = [r for r in all_lines if r['type'] == 'key.root' and r['version'] == version]
    done = verify(open(path, 'rb'), {k: v for k, v in known.items() if v[1] == {'root'}}, lambda n, b: n == b'data/keys.jsonl' and got.write(b))
    need(got.getvalue() == data and sum(s[3] in [r['kid'] for r in roots] for s in done['signers']) >= roots[0]['threshold'], 'too few roots', 21, 'keys')
    Lines(all_lines, known); ids = ''.join(k + '\n' for k in sorted(r['kid'] for r in roots)); t = f"yicha-roots/v1\n{version} {roots[0]['threshold']}\n{ids}"
    print('root fingerprint, to compare with paper:', re.sub('(.{5})(?=.)', r'\1-', base64.b32encode(sha(t.encode())).decode()[:20]))
    return list({r['kid']: (known[r['kid']][0], r['role'], r['holder'], r['kid']) for r in all_lines if 'public' in r}.values())
def signed(text, name, kind, keys):
    """What one of the keys signed as that name; None where none did."""
    for k in keys:
        raw = bytes([kind]) + k.public_bytes(S.Encoding.Raw, S.PublicFormat.Raw)
        try: r = note(text, (name, sha(name.encode() + b'\n' + raw)[:4].hex(), kind, k))
        except Exception: continue
        if r: return r
def climb(i, last, path, a, b):
    """RFC 9162, 2.1.3.2 and 2.1.4.2: where a path leads to from node i of a level, beside its own tree (a) and in the whole one (b)."""
    for p in path:
        if not last: return None
        if i & 1 or i == last:
            a, b = sha(b'\1' + p + a), sha(b'\1' + p + b)
            while i and not i & 1: i >>= 1; last >>= 1
        else: b = sha(b'\1' + b + p)
        i >>= 1; last >>= 1
    return None if last else (a, b)
def extends(m, old, n, new, steps):
    steps, i, last = ([] if m & (m - 1) else [old]) + steps, m - 1, n - 1
    while i & 1: i >>= 1; last >>= 1
    return bool(steps) and climb(i, last, steps[1:], steps[0], steps[0]) == (old, new)
def bounds(es, receipts, end, forward):
    """[not before, not after] of each: the office's clock, along all that orders entries; the forward clock within one start of a laptop."""
    place, b, steps, desk = {h: i for i, (_, h, _) in enumerate(es)}, [], [], [o.endswith('/office') for o, _, _ in es]
    for i, (o, _, e) in enumerate(es):
        b.append([e['at']] * 2 if desk[i] else [-math.inf, min([t * 1000 + 999 for n, t in receipts[o] if n > e['seq']] + [end])])
        steps += [(place[x], i, 0) for x in e['parents'] + [e['data'].get('state')] if x in place]
        if i and es[i - 1][0] == o:
            p = es[i - 1][2]; d = max(0, e['mono'] - p['mono']) if forward and p['boot'] == e['boot'] else 0; steps.append((i - 1, i, d - d // 2000))
    while True:
        before = [x[:] for x in b]
        for i, j, d in steps:
            if not desk[j]: b[j][0] = max(b[j][0], b[i][0] + d)
            if not desk[i]: b[i][1] = min(b[i][1], b[j][1] - d)
        if b == before: return b
def main(folder, keyspath):
    file = lambda name: open(os.path.join(folder, name), 'rb').read(); keys = keys_of(keyspath, [o for _, o in rows(file('keys.jsonl'), 'keys.jsonl')])
    (_, head), = rows(file('proof.json'), 'proof.json'); visit, names = head['visit'], head['journals']; office, = [n for n in names if n.endswith('/office')]
    need(head['format'] == 'yicha-proof/v1' and names == sorted(set(names)), 'another form', 20, 'proof.json')
    es, receipts = [], {n: [] for n in names}; desk = [k for k, role, who, _ in keys if role == 'office' and who == 'office:' + office.split('/')[1]]
    for n in names:
        at = 'journals/' + n.split('/')[2]; entries, proofs = rows(file(at + '/entries.jsonl'), n), [o for _, o in rows(file(at + '/proofs.jsonl'), n)]; last, notes = None, {}
        need(all({k: type(v) for k, v in e.items() if k != 'visit'} == ENTRY for _, e in entries), 'a line that is no entry', 20, n)
        sizes = sorted({p['size'] for p in proofs if p['proof'] == 'inclusion'}); own = [k for k, role, _, kid in keys if role == 'device' and kid[:16] == n.split('/')[2]]
        for l, e in entries:
            need(e.get('visit') == visit and (not last or e['seq'] > last[0] + 1 or e['seq'] == last[0] + 1 and e['prev'] == last[1]), f"entry {e['seq']} is misplaced", 23, n)
            last = e['seq'], sha(b'\0' + l).hex(); es.append((n, last[1], e))
        for m in sizes:
            t = file(f'{at}/{m}.txt').decode(); need(FORM.match(t), 'a checkpoint that is no signed note', 20, n)
            notes[m] = signed(t, n, 1, desk if n == office else own); need(notes[m], f'the checkpoint of {m} is not signed by a key that is known', 21, n)
            if n != office and any(l.split(' ')[1] != n for l in t.split('\n\n')[1].splitlines()):
                r = signed(t, office, 4, desk); need(r, f'the cosignature at {m} does not hold', 21, n); receipts[n].append((m, r[3]))
        need(len(proofs) == len(entries) + max(0, len(sizes) - 1) and all(notes[m][:2] == (n, m) for m in sizes), 'proofs of something else', 23, n)
        for (l, e), p in zip(entries, proofs):
            h, i = sha(b'\0' + l), e['seq']; held = (p['proof'], p.get('leaf'), p.get('index')) == ('inclusion', h.hex(), i) and 0 <= i < p['size']
            need(held and (climb(i, p['size'] - 1, path(p), h, h) or h)[1] == notes[p['size']][2], f'entry {i} is not included', 23, n)
        for a, b, p in zip(sizes, sizes[1:], proofs[len(entries):]):
            held = (p['proof'], p.get('older'), p.get('newer')) == ('consistency', a, b) and extends(a, notes[a][2], b, notes[b][2], path(p)); need(held, f'{b} does not go on from {a}', 23, n)
    last = [x for x in es if x[0] == office][-1:]; need(last and last[0][2]['type'] == 'visit.proved', 'no word of the office on what it handed out', 23, office)
    rest, said, end = [x for x in es if x != last[0]], last[0][2]['data'], last[0][2]['at']; due = len(rest), sha(bytes.fromhex(''.join(h for _, h, _ in rest))).hex()
    need((said['entries'], said['leaves']) == due, 'not the entries that the office handed out', 23, office); finished, good = {h for _, h, e in es if e['type'] == 'visit.finished'}, []
    for e, key in [(e, k) for _, _, e in rest for k in keys if e['type'] == 'visit.signed' and k[1] == 'inspector' and k[3] == e['data'].get('key')]:
        try: parent, = e['parents']; assert parent in finished; check(key[0], base64.b64decode(e['data']['signature']), f'yicha-visit/v1\n{visit}\n{parent}\n'.encode()); good.append(key[2])
        except Exception: pass                                           # not refused but counted: the office says how many hold
    need(len(good) == said['signatures'], f"{len(good)} signatures of inspectors hold where the office counted {said['signatures']}", 21, 'signatures')
    seen = [x for x in es if x[2]['type'] == 'evidence.captured']; leaves = {h for _, h, _ in seen}; lost = {(o, e['data'].get('sha256')) for o, _, e in es if e['type'] == 'evidence.lost'}
    marks = [(set(e['parents']), e['data'].get('sha256')) for _, _, e in es if e['type'] == 'evidence.withdrawn']; gone = lambda h, f: any(h in m or not leaves & m and f == s for m, s in marks)
    lines = [dict({k: e['data'][k] for k in ('kind', 'sha256', 'size')}, lost=(o, e['data']['sha256']) in lost, origin=o, seq=e['seq'], withdrawn=gone(h, e['data']['sha256'])) for o, h, e in seen]
    times = [a if b[0] > b[1] else b for a, b in zip(*(bounds(es, receipts, end, f) for f in (False, True)))]
    spans = [dict(not_after=t[1], not_before=None if t[0] == -math.inf else t[0], origin=o, seq=e['seq']) for (o, _, e), t in zip(es, times) if o != office]
    for name, due in (('evidence.jsonl', lines), ('times.jsonl', spans)): need(file(name) == b''.join(canon(x) + b'\n' for x in due), 'does not follow from the entries', 23, name)
    print(f"verified: visit {visit}, {len(es)} entries\n{len(seen)} pieces of evidence; signed by {', '.join(good) or 'nobody'}; {len(said['unproven'])} entries not covered yet")
if __name__ == '__main__':
    try: main(*sys.argv[1:])
    except (Reject, OSError, KeyError, IndexError, TypeError, ValueError, AssertionError, zipfile.BadZipFile) as e: print(f'refused: {e}'); sys.exit(getattr(e, 'code', 20))
