/// What the libraries say to the Ed25519 vectors of C2SP's CCTV, and what is said here.
///
/// Each line: the flags, how many vectors have exactly these, then swift-crypto, python3-cryptography,
/// `openssl pkeyutl` and Yicha: `+` where every one is taken, `-` where none is. The flags: `A` and `R`
/// of low order, `a` and `r` with a component of low order, `N` and `n` another spelling of A and R,
/// `x` a residue of low order, `k` with the hash taken over the usual spelling.
///
/// The three libraries are of one mind: they refuse another spelling of R and a residue, and take the
/// rest. Yicha refuses `A` and `R` besides.
enum Ed25519Verdicts {
  static let table = """
    ........  1 + + + +
    ...r..x.  7 - - - -
    ..a.....  7 + + + +
    ..a...x.  7 - - - -
    ..ar.... 35 + + + +
    ..ar..x. 49 - - - -
    .R......  1 + + + -
    .R...n..  3 - - - -
    .R...n.k  3 - - - -
    .R.r..x.  7 - - - -
    .R.r.nx.  3 - - - -
    .R.r.nxk  3 - - - -
    .Ra.....  7 + + + -
    .Ra...x.  7 - - - -
    .Ra..n.. 21 - - - -
    .Ra..n.k  3 - - - -
    .Ra..nx. 21 - - - -
    .Ra..nxk 39 - - - -
    .Rar.... 35 + + + -
    .Rar..x. 49 - - - -
    .Rar.n.. 19 - - - -
    .Rar.n.k  6 - - - -
    .Rar.nx. 21 - - - -
    .Rar.nxk 34 - - - -
    A.......  1 + + + -
    A...N...  3 + + + -
    A...N..k  3 + + + -
    A..r..x.  7 - - - -
    A..rN.x. 21 - - - -
    A..rN.xk 21 - - - -
    A.a.....  7 + + + -
    A.a...x.  7 - - - -
    A.a.N...  3 + + + -
    A.a.N..k  2 + + + -
    A.a.N.x.  3 - - - -
    A.a.N.xk  4 - - - -
    A.ar.... 35 + + + -
    A.ar..x. 49 - - - -
    A.arN...  7 + + + -
    A.arN..k  5 + + + -
    A.arN.x. 21 - - - -
    A.arN.xk 23 - - - -
    AR......  1 + + + -
    AR...n..  3 - - - -
    AR..N...  3 + + + -
    AR..Nn..  9 - - - -
    AR.r..x.  7 - - - -
    AR.r.nx.  3 - - - -
    AR.rN.x. 21 - - - -
    AR.rNnx.  9 - - - -
    ARa.....  7 + + + -
    ARa...x.  7 - - - -
    ARa..n.. 21 - - - -
    ARa..nx. 21 - - - -
    ARa.N...  3 + + + -
    ARa.N.x.  3 - - - -
    ARa.Nn..  9 - - - -
    ARa.Nnx.  9 - - - -
    ARar.... 35 + + + -
    ARar..x. 49 - - - -
    ARar.n.. 19 - - - -
    ARar.nx. 21 - - - -
    ARarN...  7 + + + -
    ARarN.x. 21 - - - -
    ARarNn..  7 - - - -
    ARarNnx.  9 - - - -
    """
}
