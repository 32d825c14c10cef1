"""MRZs that ICAO Doc 9303 publishes, with their format; check digits recomputed by hand."""

TD3_LINE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
TD2_LINE = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
MRV_B_LINE = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"

# (where it is printed, format, lines)
COMPLETE = [
    ("9303-4 A-1", "TD3", (TD3_LINE, "L898902C36UTO7408122F1204159ZE184226B<<<<<10")),
    (
        "9303-4 A-2 with one filler fewer",
        "TD3",
        (
            "P<UTOIVANOVA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO7408122F2504155184226<<<<<<<<18",
        ),
    ),
    (
        "9303-5 A-2",
        "TD1",
        (
            "I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ),
    ),
    (
        "9303-3 App. A ex. 4",
        "TD1",
        (
            "I<YTOD231458907<<<<<<<<<<<<<<<",
            "3407127M9507122YTO<<<<<<<<<<<2",
            "STEVENSON<<PETER<JOHN<<<<<<<<<",
        ),
    ),
    ("9303-6 A-1", "TD2", (TD2_LINE, "D231458907UTO7408122F1204159<<<<<<<6")),
    (
        "9303-7 A-1",
        "MRV-A",
        (TD3_LINE.replace("P", "V", 1), "L8988901C4XXX7408122F96121096ZE184226B<<<<<<"),
    ),
    (
        "9303-7 B-1",
        "MRV-A",
        (TD3_LINE.replace("P", "V", 1), "L898902C<3UTO6908061F9406236ZE184226B<<<<<<<"),
    ),
    ("9303-7 A-3", "MRV-B", (MRV_B_LINE, "L8988901C4XXX7408122F9612109<<<<<<<<")),
    ("9303-7 B-2", "MRV-B", (MRV_B_LINE, "L898902C<3UTO6908061F9406236ZE184226")),
    ("9303-8 App. B", "TD2", (TD2_LINE, "D231458907UTO7408122F2204156<<<<<<<4")),
    (
        "9303-7 E-1",
        "MRV-B",
        ("VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<", "1234567XY7GBR5203116M2105253<<<<<<<<"),
    ),
    (
        "9303-3 App. A ex. 3, lower line",
        "TD3",
        (TD3_LINE, "HA672242<6YTO5802254M9601086<<<<<<<<<<<<<<08"),
    ),
    ("9303-3 App. A ex. 5, lower line", "TD2", (TD2_LINE, "HA672242<6YTO5802254M9601086<<<<<<<8")),
]

# 45 characters in both lines, as ICAO printed it.
TOO_LONG = (
    "P<UTOIVANOVA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F2504155184226<<<<<<<<<18",
)

# Name fields: (length of the field, name field without its trailing fillers)
NAMES = [
    *(
        (39, name)
        for name in (
            "HENG<<DEBORAH<MING<LO",
            "SMITH<JONES<<SUSIE<MARGARET",
            "OCONNOR<<ENYA<SIOBHAN",
            "VAN<DER<MUELLEN<<MARTIN",
            "AL<BASRI<<HUDA<MUHAMMAD<JAWAD",
            "VILARCHAO<FERNANDEZ<<JOSE<RAMON",
            "ARKFREITH",
            "SATRIYA<SUDARPA",
            "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
            "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU",
            "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI",
            "BENNELONG<WOOLOOM<WARRAND<WARNAM<<DINGO",
            "BENNEL<WOOLOO<WARRAN<WARNAM<<DINGO<POTO",
            "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR",
        )
    ),
    *(
        (30, name)
        for name in (
            "NILAVADHANANANDA<<CHAYAPA<DE<K",
            "NILAVADHANANANDA<<ARNPOL<PE<CH",
            "BENNELONG<WOOLOOMOOLOO<W<W<<DI",
            "BENNELONG<WOOLOOM<WA<WARN<<D<P",
            "BENNE<WOOLO<WARRA<WARNA<<DIN<P",
            "PAPANDROPOULOUS<<JONATHON<ALEC",
            "VAN<DER<MUELLEN<<MARTIN",
            "AL<BASRI<<HUDA<MUHAMMAD<JAWAD",
            "VILARCHAO<FERNANDEZ<<JOSE<RAMO",
            "ARKFREITH",
            "SATRIYA<SUDARPA",
        )
    ),
    *(
        (31, name)
        for name in (
            "NILAVADHANANANDA<<CHAYAPA<DEJ<K",
            "NILAVADHANANANDA<<ARN<PET<CHARO",
            "BENNELONG<WOOLOOMOOLOO<W<W<<D<P",
            "BENNELONG<WOOLOOM<WAR<WARN<<D<P",
            "BENNEL<WOOLO<WARRA<WARNA<<DIN<P",
            "PAPANDROPOULOUS<<JONATHOON<ALEC",
            "VILARCHAO<FERNANDEZ<<JOSE<RAMON",
            "NILAVADHANANANDA<<ARNP<PE<CHARO",
            "BENNELONG<WOOLOOMOOLOO<WAR<W<<D",
            "BENNELONG<WOOLOOM<WAR<WA<<DINGO",
            "BENN<WOOL<WARR<WARN<<DINGO<POTO",
            "PAPANDROPOULOUS<<STEPHEN<TREVOR",
        )
    ),
]
