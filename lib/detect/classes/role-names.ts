// Functions of an organisation as they stand before an @ (C5), by language; a name of two words is spelled `customer-service`.
// Left out on purpose: what is as likely a person's first name, surname or initials (art, mark, grace, dean, ola, ap, ar, king).
const NAMES = [
  // Mailboxes of RFC 2142 and of machines
  `abuse admin administrator alert alerts bot cert daemon dmarc ftp hostmaster listserv mailer majordomo monitoring noc nobody
  postmaster psirt reply robot root security server sysadmin sys-admin system test usenet uucp web-admin web-master webmaster www`,
  // English
  `academics accessibility account account-management accounting accounts accounts-payable accounts-receivable admin-office
  administration admission admissions ads advertise advertising affiliate affiliates agency all alumni api app applications
  apply appointments archives ask assistance assistant audit banking benefits beta billing biz-dev board book-keeping booking
  bookings bugs business business-development campaigns care career careers catering ceo cfo chairman chat cio ciso claims
  client-care client-relations client-service client-services client-success client-support clients clinic cmo collaboration
  collaborations collabs comms communication communications community company complaint complaints compliance concierge
  conference connect contact contact-us contacts content contracts coo copyright corporate courses creative credit-control
  crew crm cto customer customer-care customer-experience customer-relations customer-service customer-services
  customer-success customer-support customers cv data-privacy data-protection data-protection-officer dealers deliveries
  delivery demo department design desk dev developer developers development devops digest digital director directors dispatch
  distribution distributors dmca donate donations donors dpo e-commerce e-mail editor editorial editors education emergency
  employment engineering enquire enquiries enquiry enrollment enrolment estimates event events everyone exhibitions expenses
  export facilities faculty faq fax feedback finance first-aid foundation founders franchise fraud front-desk front-office
  fulfillment fulfilment fundraising gdpr general general-enquiries general-inquiries general-manager get-in-touch giving
  government-relations grants group group-sales guest-relations guest-services head-office headquarters hello help help-center
  help-centre help-desk helpline hey hi hiring hosting hotel hotline hq hr hr-department human-resource human-resources import
  in-box incident incidents info info-desk info-line info-mail information informations infos infosec inquire inquiries
  inquiry inside-sales insurance international internship internships invest investment investments investor
  investor-relations investors invoice invoices invoicing ir it it-admin it-department it-help it-helpdesk it-security
  it-service it-services it-support job jobs join join-us key-account lab leads leasing legal legal-department legal-notices
  letters library licensing list lists logistics loyalty mail mail-room mailbox mailing-list main-office maintenance
  management manager managers managing-director market-research marketing marketing-team media media-relations member-services
  members membership memberships merchandise merchants museum network news news-desk news-letter news-letters news-room notice
  notices office office-admin office-manager ombudsman onboarding online operations operator ops order order-desk orders
  outreach owner parking partner partners partnership partnerships payable payables payment payments payroll people people-ops
  permissions personnel pharmacy photo photos planning podcast portal pr president press press-office press-team pressroom
  pricing principal print privacy privacy-officer procurement production products program programs projects promo promotions
  proposals public-affairs public-relations publications publicity publishing purchase purchase-orders purchasing qa quality
  quality-assurance quality-control queries query question questions quotation quotations quote quotes receivables reception
  receptionist records recruit recruiter recruiters recruiting recruitment referrals refund refunds register registrar
  registration registrations registry relations remittance rental rentals repair repairs reports request requests research
  reservation reservations resident-services responsible-disclosure restaurant resume resumes retail returns reviews risk rma
  safeguarding safety sales sales-department sales-desk sales-enquiries sales-inquiries sales-office sales-support sales-team
  samples scheduling scholarships school secretariat secretary sellers seo service service-center service-centre service-desk
  services shareholders shipping shop showroom sign-up social social-media spa speakers sponsor sponsors sponsorship
  sponsorships staff staffing store strategy student-services students studio submission submissions submit subscribe
  subscription subscriptions success suggestions supplier suppliers supply-chain support support-desk support-team surgery
  survey surveys sustainability talent talent-acquisition talk tax team tech tech-support technical technical-support
  technology tender tenders ticket tickets tips tours trade trade-marks training translations travel treasurer treasury
  trust-safety unsubscribe updates vendor vendors venue verification vice-president video visitors volunteer volunteering
  volunteers warehouse warranty web web-info web-mail web-shop web-site web-support web-team webinar webinars welcome
  wholesale work-with-us workshops`,
  // German
  `abo abonnement abo-service anfrage anfragen angebot angebote anmeldung anzeigen archiv ausbildung auskunft bauamt beratung
  beschwerde beschwerden bestellung bestellungen betriebsrat bewerber bewerbung bewerbungen bibliothek buchhaltung buchung
  buchungen buero buergerbuero buergermeister datenschutz datenschutz-beauftragter datenschutz-beauftragte direktion edv einkauf empfang
  feuerwehr filiale finanzen fortbildung fragen gemeinde geschaeftsfuehrer geschaeftsfuehrung geschaeftsleitung
  geschaeftsstelle gleichstellung hallo hausverwaltung hilfe impressum innendienst jugendamt kanzlei karriere kasse
  kommunikation kontakt kunden kunden-betreuung kunden-center kundendienst kunden-service kunden-support laden leitung
  lieferung logistik lohnbuchhaltung mahnung meldestelle mitglieder mitglieder-service moin nachricht notdienst ordination
  oeffentlichkeitsarbeit personal personalabteilung personal-wesen pfarramt pfarrbuero poststelle post praktikum praxis presse
  presse-abteilung presse-kontakt presse-stelle produktion projekte qualitaet qualitaets-management rathaus rechnung rechnungen
  rechnungs-eingang rechnungswesen rechtsabteilung redaktion reklamation reklamationen reparatur reservierung reservierungen
  retoure retouren rezeption schule schulleitung sekretariat seminare spenden stadtverwaltung standesamt technik termin termine
  tourist-info tourist-information tourismus veranstaltung veranstaltungen verband verein verkauf verlag vermietung versand
  vertrieb verwaltung vorstand vorzimmer wartung weiterbildung werbung werkstatt widerruf zentrale`,
  // French
  `abonnement abonnements accueil achat achats actualites adherents adhesion adhesions aide apprentissage assurances benevoles
  billetterie bibliotheque bienvenue bonjour boutique bureau cabinet candidature candidatures carriere carrieres clientele
  commande commandes commercial commerciale comptabilite compta comptable courrier devis dons direction direction-generale
  directeur directrice donnees-personnelles drh ecole emploi emplois etudes evenement evenementiel evenements facturation facture
  factures formation formations fournisseurs gestion informatique inscription inscriptions juridique livraison livraisons
  location logistique magasin mairie marches-publics mediatheque nous-contacter partenaires partenariat partenariats
  presidence qualite reclamation reclamations recrutement redaction relation-client relation-clients relations-clients
  relations-presse renseignement renseignements responsable ressources-humaines restauration retours rgpd rh salut sav
  scolarite secretaire securite service-achats service-apres-vente service-client service-clients service-commercial
  service-communication service-comptabilite service-presse service-rh service-technique siege sinistres stages standard
  technique tourisme travaux tresorerie tresorier urbanisme vente ventes vie-scolaire webmestre`,
  // Spanish
  `administracion alquileres almacen alumnos asesoria asistencia atencion atencion-al-cliente atencion-al-publico
  atencion-cliente atencion-clientes ayuda ayuntamiento becas biblioteca bolsa-de-trabajo bolsa-trabajo buzon calidad capacitacion cita-previa
  citas cliente clientes cobranza cobranzas comercial compra compras comunicacion comunicaciones consulta consultas
  contabilidad contactanos contactenos contacto contactos contrataciones correo cotizacion cotizaciones curriculum cursos denuncias
  direccion direccion-general distribuidores donaciones empleo empleos empresas envios escuela eventos exportacion
  exportaciones facturacion facturas finanzas formacion gerencia gerencia-general gestion hola importaciones incidencias informacion
  informatica ingenieria inmobiliaria inscripciones juridico laboratorio licitaciones mantenimiento matricula matriculas
  mercadeo mercadotecnia mesa-de-ayuda mesa-de-entradas negocios noticias nominas oficina operaciones pagos pedido pedidos
  post-venta pos-venta prensa presidencia presupuesto presupuestos privacidad produccion promociones proteccion-de-datos
  protocolo proveedores proyectos publicidad quejas recepcion reclamaciones reclamos recursos-humanos redaccion rectoria registro
  relaciones-publicas repuestos reservaciones reservas rr-hh sac secretaria seguridad seguros seleccion servicio
  servicio-al-cliente servicio-cliente servicio-tecnico servicios sistemas socios soporte soporte-tecnico sugerencias taller
  talento-humano taquilla tecnico tesoreria tienda tienda-online trabaja-con-nosotros trabajo tramites transparencia turismo
  vacantes venta ventas viajes`,
  // Portuguese
  `agendamento ajuda apoio apoio-ao-cliente apoio-cliente assessoria assessoria-de-imprensa assinaturas assistencia
  assistencia-tecnica atendimento atendimento-ao-cliente atendimento-cliente cadastro candidaturas carreiras cobranca
  comunicacao contabilidade contato contatos curriculo curriculos departamento-pessoal diretoria doacoes emprego empregos
  encomendas engenharia escritorio estagio estagios fale-conosco faturacao faturamento faturas financeiro formacao fornecedores
  geral imprensa informacao informacoes inscricoes juridico loja loja-online loja-virtual manutencao orcamento orcamentos
  ouvidoria pagamentos parcerias parceiros prefeitura privacidade producao publicidade qualidade recepcao
  reclamacoes recrutamento redacao relacoes-com-investidores reitoria seguranca servicos suporte suporte-tecnico
  suprimentos tesouraria trabalhe-conosco treinamento vagas venda vendas viagens`,
  // Italian
  `abbonamenti acquisti aiuto amministrazione annunci assistenza assistenza-clienti assistenza-tecnica biglietteria
  buongiorno candidature ced centralino ciao clienti commerciale comunicazione comunicazioni concorsi consulenza contabilita
  contattaci contatti contatto corsi didattica direttore direzione direzione-generale eventi fattura fatturazione fatture
  fornitori immobiliare informazione informazioni iscrizioni lavora-con-noi lavoro legale logistica magazzino manutenzione museo
  negozio noleggio officina ordine ordini pagamenti parrocchia pec personale posta post-vendita prenotazione prenotazioni
  presidenza preventivi preventivo produzione progetti protocollo pubblicita pubbliche-relazioni qualita reclami redazione resi
  ricambi ricerca-personale risorse-umane scuola segreteria selezione selezione-personale servizio servizio-clienti
  sicurezza sindaco sinistri soci spedizioni stampa supporto tecnico ufficio ufficio-acquisti ufficio-commerciale ufficio-legale
  ufficio-personale ufficio-stampa ufficio-tecnico urp vendita vendite viaggi`,
  // Dutch
  `aanmelden aanmelding aanvragen abonnementen administratie advies afspraak afspraken balie bedrijfsbureau beheer
  bestellen bestelling bestellingen bestuur bibliotheek binnendienst boekhouding buitendienst communicatie crediteuren
  debiteuren directie facturatie factuur facturen financien gemeente gegevensbescherming hoi hrm hulp inkoop informatie
  inschrijving inschrijvingen juridisch kantoor klachten klantcontact klanten klanten-service kwaliteit leden
  ledenadministratie leveranciers magazijn meldingen offerte offertes onderhoud onderwijs opleidingen penningmeester pers
  personeel personeelszaken planning productie receptie redactie reserveringen retouren salarisadministratie secretariaat
  secretaris sollicitatie sollicitaties solliciteren techniek uitgeverij vacature vacatures verhuur verkoop verzekeringen
  voorlichting voorzitter vragen vrijwilligers web-winkel welkom werken-bij werkplaats`,
  // Polish
  `administracja biblioteka biuro biuro-obslugi-klienta biuro-prasowe bok bilety dostawa dyrekcja dyrektor dzial-handlowy
  dzial-sprzedazy eksport faktura faktury finanse fundacja gmina handel handlowy informacja informacje iod kadry kancelaria
  kariera klient komunikacja ksiegowosc ksiegowa obsluga obsluga-klienta oferta oferty ochrona-danych poczta pomoc
  pomoc-techniczna praca praktyki prasa produkcja przetargi pytania recepcja redakcja reklama reklamacja reklamacje rekrutacja
  rezerwacja rezerwacje rodo sekretariat serwis sklep sklep-internetowy spedycja sprzedaz szkola szkolenia urzad uslugi
  warsztat wspolpraca wsparcie wynajem wysylka zakupy zamowienia zamowienie zapytania zarzad zgloszenia zwroty`,
  // Swedish, Danish, Norwegian, Finnish
  `bestallning bestallningar bestilling bestillinger bibliotek bogholderi bokning bokningar butik butikk butiken butikken
  databeskyttelse dataskydd dataskyddsombud ekonomi faktura fakturaer fakturor firmapost foreningen forsaljning fragor hei hej
  hovedkontor indkob inkop innkjop jobb kansli kansliet kommune kommunen kommunikation kommunikasjon kontor kontoret
  kundcenter kunde-senter kunde-service kunde-support kundservice kundtjanst ledelse ledelsen ledning ledige-stillinger lediga-jobb
  lonn marked markedsforing marknad marknadsforing medlem medlemmer medlemsservice nyheter offert offerter okonomi ordre ordrer
  ordforande personvern personvernombud postmottak prosjekt rekrytering rekruttering redaksjon redaksjonen redaktion
  redaktionen registrator regnskab regnskap reservdelar resepsjon salg salgsavdelingen skole skolen stillinger styret styrelsen
  teknik teknisk tidning tilbud utbildning utleie verkstad verksted
  asiakaspalvelu hallinto hallitus henkilosto huolto isannointi kassa kirjaamo kirjanpito kirjasto koulutus laskut laskutus
  markkinointi myynti myymala neuvonta osto ostot palaute palkanlaskenta palvelu posti rekry rekrytointi sihteeri talous
  taloushallinto tarjouspyynnot tiedotus tietosuoja tilaukset toimisto toimitus tuki tyopaikat varaukset verkkokauppa viestinta vuokraus`,
  // Czech, Slovak
  `dotazy doprava ekonomicke e-shop expedice fakturace fakturacia informace informacie inzerce jednatel kancelar knihovna
  mzdy nabidky nakup obchod obchodni-oddeleni objednavka objednavky obec ochrana-osobnich-udaju personalni podatelna podpora
  poptavka poptavky posta prace predaj predajna prodej prodejna recepce recepcia redakce redakcia reditel reditelka
  reklamace reklamacie rezervace rezervacie riaditel servis sklad skola starosta studijni technicka-podpora tisk
  uctarna uctovnictvi uctovnictvo ucetni urad vedeni vyroba zakaznicka-podpora zakaznicky-servis`,
  // Hungarian, Romanian, Slovene, Croatian, Serbian, Bulgarian, Greek, Baltic
  `adatvedelem ajanlatkeres allas ertekesites foglalas hirlevel igazgato informacio iroda karrier kapcsolat konyveles konyvtar
  marketing-osztaly megrendeles penzugy polgarmester rendeles rendelesek recepcio sajto szamla szamlazas szerkesztoseg szerviz
  titkarsag ugyfelszolgalat vevoszolgalat
  achizitii angajari birou cariere comenzi contabilitate facturare financiar informatii presa primaria programari
  protectia-datelor recrutare redactie relatii-clienti relatii-publice resurse-umane rezervari secretariat-general suport
  suport-tehnic vanzari
  fakture financije kadrovska kadrovi knjigovodstvo ljudski-resursi nabava nabavka narocila narudzbe podrska ponude posao prijave
  prodaja racunovodstvo recepcija reklamacije rezervacije tajnistvo tehnicka-podrska trgovina uprava ured urednistvo zaposlitev
  prodazhbi poruchki schetovodstvo epikoinonia grammateia logistirio paraggelies pwliseis
  buhalterija gramatvediba iepirkumi klientu-serviss pardavimai personalas raamatupidamine tellimused tirdznieciba uzsakymai vakances`,
  // Turkish
  `basin basvuru bayi belediye bilgi bilgi-islem danisma destek dis-ticaret egitim fatura finans genel-mudurluk halkla-iliskiler
  hukuk ihale ihracat ik iletisim insan-kaynaklari ithalat kariyer kalite kurumsal kutuphane kvkk lojistik magaza mali-isler
  merhaba muhasebe musteri musteri-destek musteri-hizmetleri musteri-iliskileri ofis operasyon pazarlama randevu reklam rezervasyon
  satin-alma satis satis-destek sekreter sekreterlik sikayet siparis staj tedarik teklif teknik-destek teknik-servis toptan
  uretim uyelik yardim yonetim`,
  // Russian and Ukrainian
  `administraciya apteka arenda biblioteka bilety buh buhgalter buhgalteria buhgalteriya bukhgalteria bukhgalteriya direktor
  dogovor dostavka garantia kadri kadry-rabota kanc kancelaria kancelyariya kontakty magazin novosti obratnaya-svyaz obuchenie
  ofis oplata otdel-kadrov otdel-prodazh otzyvy podderzhka podpiska pomosch pomoshch pochta pressa press-centr press-sluzhba priemnaya
  priyemnaya prodaji prodazha prodazhi proizvodstvo rabota rassylka redakcia redakciya redaktor redaktsiya registratura remont
  rezume sbyt sekretar snab snabzhenie spravka spravki tendery vakansii vopros voprosy yurist zakaz zakazy zakupki zayavka zayavki`,
  // Japanese, Chinese, Indonesian, Malay, Vietnamese
  `eigyo eigyou hanbai jimukyoku jinji kaikei keiri kikaku kouhou koubai kyujin madoguchi moushikomi otoiawase o-toiawase saiyo
  saiyou shomu soudan soumu toiawase uketsuke yoyaku
  bangongshi caigou caiwu kefu lianxi renshi shangwu shichang shouhou xiaoshou zhaopin
  bantuan humas hrd informasi karir kerjasama keuangan kontak layanan layanan-pelanggan lowongan pelanggan pembelian pemasaran
  pendaftaran pengaduan penjualan pertanyaan
  banhang chamsockhachhang cskh dathang hotro ketoan khachhang kinhdoanh kythuat lienhe nhansu tuvan tuyendung vanphong`,
];

let known: ReadonlySet<string> | undefined;

/**
 * Whether a local part, in lower case and without tag, is as a whole the name of a function (C5). A name of two words counts with
 * any separator or none; a name of one word only as it stands, for `s.ales` may be a person. Accents do not count.
 */
export function isRoleName(local: string): boolean {
  known ??= new Set(
    NAMES.flatMap((names) => names.split(/\s+/)).flatMap((name) => [
      name,
      name.replaceAll('-', ''),
    ]),
  );
  const words = local.normalize('NFC').replace(/[._-]+/g, '-');
  return known.has(folded(words)) || known.has(folded(words.replace(/[äöüø]/g, withE)));
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe' };
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  ı: 'i',
};

// A German office is `büro`, `buero` or `buro`; the list has the second.
function withE(letter: string): string {
  return UMLAUTS[letter] ?? letter;
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłı]/g, (letter) => LETTERS[letter] ?? letter);
}
