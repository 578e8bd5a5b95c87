//! Titles, and names of files, where nothing else says it.

use import::{Settings, SourceFile, import};

use crate::{BOTH, header, stated};

#[test]
fn titles_of_many_editions_and_languages_name_the_two_and_the_day() {
    for (title, expected) in [
        ("Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter from Anna Berg to Cora Feld, May 3, 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter: Anna Berg to Cora Feld (3 May 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld – 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld, 3 May 1801: a digital edition", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter No. 12. Anna Berg to Cora Feld, Basel, 3rd May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter written by Anna Berg to Cora Feld on 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Autograph letter signed from Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("ALS, Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Letter from Anna Berg, Basel, addressed to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg to Cora Feld, Sunday, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg’s letter to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg; letter to Cora Feld; 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld, Basel, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brief Anna Bergs an Cora Feld vom 3. Mai 1801", "Anna Bergs | Cora Feld | 1801-05-03"),
        ("Brief von Anna Berg an Cora Feld, geschrieben am 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Berg an Feld, 3. 5. 1801", "Berg | Feld | 1801-05-03"),
        ("Nr. 45: Anna Berg an Cora Feld, Basel, 3.V.1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld. Basel, Sonntag 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Postkarte von Anna Berg an Cora Feld (03.05.1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg an Cora Feld in Weimar, Basel, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("1801 Mai 3. Basel. Anna Berg an Cora Feld.", "Anna Berg | Cora Feld | 1801-05-03"),
        ("3. Mai 1801, Anna Berg an Cora Feld", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Schreiben der Anna Berg an Cora Feld, 3. Mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre d'Anna Berg à Cora Feld, 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg à Cora Feld, Bâle, le 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre de Mme Berg à M. Feld, [3 mai 1801]", "Mme Berg | M. Feld | 1801-05-03"),
        ("Lettre 12 : Anna Berg à Cora Feld (3 mai 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre du 3 mai 1801 d’Anna Berg à Cora Feld", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettre autographe signée d’Anna Berg à Cora Feld, Bâle, 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("De Anna Berg à Cora Feld – 3 mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettera di Anna Berg a Cora Feld, 3 maggio 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg a Cora Feld, Basilea, 3 maggio 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Lettera di Anna Berg al conte Feld, 3 maggio 1801", "Anna Berg | conte Feld | 1801-05-03"),
        ("Lettera da Anna Berg a Cora Feld (3 maggio 1801)", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg a Cora Feld, 3 de mayo de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg para Cora Feld, 3 de mayo de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg a Cora Feld, 3 de maio de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Carta de Anna Berg para Cora Feld, 3 de maio de 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brief van Anna Berg aan Cora Feld, 3 mei 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg aan Cora Feld. Bazel, zondag 3 mei 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brev från Anna Berg till Cora Feld, 3 maj 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Brev fra Anna Berg til Cora Feld, 3. maj 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg til Cora Feld, 3. mai 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("Anna Berg ad Cora Feld, 3 Maii 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("List Anny Berg do Cory Feld, 3 maja 1801", "Anny Berg | Cory Feld | 1801-05-03"),
        ("Cora Feld from Anna Berg, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("From Anna Berg to Cora Feld, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("To Cora Feld from Anna Berg, 3 May 1801", "Anna Berg | Cora Feld | 1801-05-03"),
        ("From Anna Berg to Cora Feld, [ca. 3 May 1801]", "Anna Berg | Cora Feld | 1801-05-03~"),
        ("A. Berg to C. Feld, 3 May 1801", "A. Berg | C. Feld | 1801-05-03"),
        (
            "Letter from Anna Berg (1770-1830) to Cora Feld (1780-1850), 3 May 1801",
            "Anna Berg | Cora Feld | 1801-05-03",
        ),
        ("Lord Berg to the Rev. Cora Feld, D.D., 3 May 1801", "Lord Berg | Rev. Cora Feld | 1801-05-03"),
        ("Anna Berg an Unbekannt, 3. Mai 1801", "Anna Berg | Unbekannt | 1801-05-03"),
        ("Anna Berg an den König Friedrich, 3. Mai 1801", "Anna Berg | König Friedrich | 1801-05-03"),
        ("Anna Berg an die Redaktion der Zeitung, 3. Mai 1801", "Anna Berg | Redaktion der Zeitung | 1801-05-03"),
        ("Anna Berg to her sister Cora Feld, 3 May 1801", "Anna Berg | sister Cora Feld | 1801-05-03"),
        ("Anna Berg au roi, 3 mai 1801", "Anna Berg | roi | 1801-05-03"),
        ("Carl Berg an Cora Feld in Prag: Berlin, Dienstag, 3. Mai 1814", "Carl Berg | Cora Feld | 1814-05-03"),
        ("Von Carl Berg an Cora Feld. Bayreuth, 3. Mai 1801, Sonntag", "Carl Berg | Cora Feld | 1801-05-03"),
        ("Carl Berg an Cora Feld, 3. 5. 1901", "Carl Berg | Cora Feld | 1901-05-03"),
        ("HKB 12 (I 34–35): Carl Berg → Cora Feld, Königsberg, 3. Mai 1759", "Carl Berg | Cora Feld | 1759-05-03"),
        ("From C. R. Berg   3 May [1844]", "C. R. Berg |  | 1844-05-03"),
        ("From Thomas Berg to John Field, 3 May 1801", "Thomas Berg | John Field | 1801-05-03"),
        ("To George Field from John Berg, 3 May 1801", "John Berg | George Field | 1801-05-03"),
        (
            "Thomas Berg to the Secretary of the Treasury, 3 May 1801",
            "Thomas Berg | Secretary of the Treasury | 1801-05-03",
        ),
        ("John Berg to Abigail Field, [3 May 1801]", "John Berg | Abigail Field | 1801-05-03"),
        ("Carl Berg to Abraham Feld, 3 May 1745 n.s.", "Carl Berg | Abraham Feld | 1745-05-03"),
        ("Constantijn Berg aan Maria Veld, 3 mei 1637", "Constantijn Berg | Maria Veld | 1637-05-03"),
        ("Brief von Carl Berg an Cora Feld (3. 5. 1901)", "Carl Berg | Cora Feld | 1901-05-03"),
        ("Carta d'Anna Berg a Cora Feld, 3 de maig de 1901", "Anna Berg | Cora Feld | 1901-05-03"),
        (
            "Alexander von Berg an Carl Feld. Berlin, Sonntag, 3. Mai 1829",
            "Alexander von Berg | Carl Feld | 1829-05-03",
        ),
        ("Brief: Carl Berg (Leipzig) an Cora Feld (Dresden), 3. Mai 1741", "Carl Berg | Cora Feld | 1741-05-03"),
        ("65. Carl Berg an Cora Feld, Leipzig 3. Mai 1741", "Carl Berg | Cora Feld | 1741-05-03"),
        ("3 May 1651: Berg, Anna (Amsterdam) to Feld, Cora (London)", "Berg, Anna | Feld, Cora | 1651-05-03"),
        ("Letter, Anna Berg To Cora Feld, 3 May 1651", "Anna Berg | Cora Feld | 1651-05-03"),
        ("Letter from Anna Berg to Cora Feld, dated 3 May 1681", "Anna Berg | Cora Feld | 1681-05-03"),
        ("Letter from Anna Berg to Cora Feld, dated c. 3 May 1681", "Anna Berg | Cora Feld | 1681-05-03~"),
        (
            "Draft letter from Anna Berg to Cora Feld concerning tithes, 3 May 1681",
            "Anna Berg | Cora Feld | 1681-05-03",
        ),
        ("Anna Berg to Cora Feld, Sunday evening [3 May 1801]", "Anna Berg | Cora Feld | 1801-05-03"),
        ("ANNA BERG TO CORA FELD, 3 MAY 1801", "ANNA BERG | CORA FELD | 1801-05-03"),
        ("Anna Gabriel Berg to Cora Madox Feld, 1871 May 3", "Anna Gabriel Berg | Cora Madox Feld | 1871-05-03"),
        ("Anna Berg to Cora Feld. 3 May 1845.", "Anna Berg | Cora Feld | 1845-05-03"),
        ("Letter [ID 12] from Anna Berg to Cora Feld; 3 May [1571?]", "Anna Berg | Cora Feld | 1571-05-03?"),
        ("Anna Berg (Wien) an Cora Feld (Graz), 03.05.1901", "Anna Berg | Cora Feld | 1901-05-03"),
        ("01-00123 – Anna Berg an Hugo Feld (03-05-1901)", "Anna Berg | Hugo Feld | 1901-05-03"),
        ("Voltaire à Cora Feld, [vers le 3 mai 1741]", "Voltaire | Cora Feld | 1741-05-03~"),
        ("De Mme de Berg. A M. de Feld, le 3 mai 1741", "Mme de Berg | M. de Feld | 1741-05-03"),
        ("Louise Berg à Gustave Feld, Paris, [3 mai 1852]", "Louise Berg | Gustave Feld | 1852-05-03"),
        ("Anna Berg au comte de Feld, 3 mai 1741", "Anna Berg | comte de Feld | 1741-05-03"),
        ("Anna Berg alla contessa Feld, 3 maggio 1741", "Anna Berg | contessa Feld | 1741-05-03"),
        ("Anna Berg ai fratelli, Milano, 3 maggio 1741", "Anna Berg | fratelli | 1741-05-03"),
        ("Vincenzo Berg a Cora Feld – [Milano], 3 maggio 1831", "Vincenzo Berg | Cora Feld | 1831-05-03"),
        ("Anna Berg al rey Felipe, 3 de mayo de 1741", "Anna Berg | rey Felipe | 1741-05-03"),
        ("Carta de Anna Berg a la reina, 3 de mayo de 1741", "Anna Berg | reina | 1741-05-03"),
        ("Carta de Anna Berg à Cora Feld, 3 de maio de 1741", "Anna Berg | Cora Feld | 1741-05-03"),
        ("Anna Berg till Cora Feld d. 3 maj 1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Til Cora Feld fra Anna Berg, 3. maj 1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Brev fra Anna Berg til Cora Feld 3.5.1841", "Anna Berg | Cora Feld | 1841-05-03"),
        ("Brief van Anna Berg aan Cora Veld, Den Haag, zaterdag 3 mei 1841", "Anna Berg | Cora Veld | 1841-05-03"),
        ("List Anny Berg do Cory Feld z 3 maja 1841", "Anny Berg | Cory Feld | 1841-05-03"),
    ] {
        let head = format!("<fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc>");
        assert_eq!(header(&head, "<p>Ja.</p>"), expected, "{title}");
    }
}

#[test]
fn names_of_files_say_it_where_a_text_does_not() {
    for name in [
        "1801-05-03 Anna Berg to Cora Feld.txt",
        "1801_05_03_Anna_Berg_an_Cora_Feld.txt",
        "letters/18010503 Anna Berg to Cora Feld.md",
        "Anna Berg to Cora Feld, 3 May 1801.txt",
        "Anna_Berg_an_Cora_Feld_3.5.1801.txt",
    ] {
        let letters =
            import(vec![SourceFile::new(name, *b"\xEF\xBB\xBFYes.\r\n\r\nNo.")], &Settings::default(), |_, _| true)
                .letters;
        assert_eq!(stated(&letters[0]), BOTH, "{name}");
        assert_eq!(letters[0].parts.len(), 2);
    }
}
