// The three names of RFC 2606: whatever stands before the @, nobody is meant.
const RESERVED = new Set(['example.com', 'example.net', 'example.org']);

// Names that templates and forms carry in place of an organisation's own.
const STOCK_DOMAINS = `
  yourdomain.com yourcompany.com yourcompanyname.com yourname.com yoursite.com yourwebsite.com yourbusiness.com yourorganization.com
  yourorg.com youremail.com yourmail.com yourhost.com yourstore.com yourschool.edu yourdomain.net yourdomain.org yourdomain.co.uk
  your-domain.com your-company.com your-site.com your-website.com your-email.com
  mydomain.com mycompany.com mysite.com mywebsite.com myemail.com mybusiness.com myorg.com my-domain.com my-company.com
  domain.com domain.net domain.org domain.co.uk domainname.com domain-name.com company.com companyname.com company-name.com
  organization.com organisation.com website.com websitename.com site.com sitename.com host.com server.com address.com
  email.com emailaddress.com mailaddress.com somedomain.com somewhere.com anydomain.com sample.com acme.com test.com
  example.edu example.co example.io example.us example.ca example.co.uk example.de example.fr example.es example.it example.nl
  example.eu example.pl example.se example.ch example.at example.be example.in example.jp example.com.au example.com.br
  beispiel.de beispiel.com mustermann.de musterfirma.de domain.de firma.de ihredomain.de ihre-domain.de ihrefirma.de ihre-firma.de
  deinedomain.de deine-domain.de meinedomain.de meine-domain.de meinefirma.de
  exemple.fr exemple.com domaine.fr domaine.com votredomaine.fr votredomaine.com votre-domaine.fr votre-domaine.com votresite.fr
  votresite.com votreentreprise.fr votreentreprise.com entreprise.fr entreprise.com monentreprise.fr mondomaine.fr
  ejemplo.com ejemplo.es dominio.com dominio.es tudominio.com tudominio.es sudominio.com tuempresa.com tuempresa.es suempresa.com
  miempresa.com empresa.com tusitio.com tucorreo.com
  exemplo.com exemplo.com.br exemplo.pt dominio.com.br seudominio.com.br seudominio.com suaempresa.com.br suaempresa.com
  empresa.com.br minhaempresa.com.br
  esempio.it esempio.com dominio.it tuodominio.it tuodominio.com tuaazienda.it azienda.it azienda.com nomeazienda.it
  voorbeeld.nl domein.nl uwdomein.nl uwbedrijf.nl jouwdomein.nl jouwbedrijf.nl bedrijf.nl
  przyklad.pl twojadomena.pl domena.pl twojafirma.pl firma.pl exempel.se foretag.se eksempel.dk eksempel.no firma.dk firma.no
  priklad.cz domena.cz vasefirma.cz vasadomena.sk alanadiniz.com ornek.com siteniz.com sirketiniz.com`;

// Mailboxes of templates, without separators.
const STOCK_MAILBOXES = `
  you your yourname yourfullname youremail youraddress youremailaddress yourmail yourusername yourid yourself
  name myname fullname firstname lastname firstnamelastname firstlast firstinitiallastname flast namesurname surname
  user user1 username userid user123 someuser email emailaddress myemail address info me someone somebody anyone person
  john jane johndoe janedoe jdoe johnsmith janesmith joebloggs doe test test1 test123 testuser tester testing example sample demo
  abc xyz foo bar foobar asdf placeholder
  ihrname ihreemail deinname deineemail vorname nachname vornamenachname vnachname maxmustermann erikamustermann mustermann
  mmustermann benutzer benutzername beispiel
  nom prenom prenomnom votrenom votreemail votreadresse jeandupont mariedupont utilisateur exemple
  nombre apellido nombreapellido tunombre tuemail tucorreo sunombre suemail sucorreo correo usuario juanperez ejemplo
  nome sobrenome nomesobrenome seunome seuemail joaosilva exemplo
  cognome nomecognome tuonome tuaemail mariorossi utente esempio
  naam uwnaam jouwnaam voornaam achternaam voornaamachternaam voorbeeld
  imie nazwisko imienazwisko jankowalski jannovak jmeno prijmeni jmenoprijmeni olanordmann`;

let domains: ReadonlySet<string> | undefined;
let mailboxes: ReadonlySet<string> | undefined;

/**
 * Whether an address stands for "your address here" (C0). `local` is in lower case and without tag, `domain` in A-labels; separators in
 * the local part do not count. A stock domain alone is no proof: company.com has people.
 */
export function isPlaceholder(local: string, domain: string): boolean {
  if (RESERVED.has(domain)) return true;
  domains ??= new Set(STOCK_DOMAINS.trim().split(/\s+/));
  if (!domains.has(domain)) return false;
  mailboxes ??= new Set(STOCK_MAILBOXES.trim().split(/\s+/));
  return mailboxes.has(local.replace(/[._-]/g, ''));
}
