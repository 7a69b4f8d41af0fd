// Names of columns in the six languages of the screen, as address books, sales tools and people call them; folded like what they are compared with.
const PROFILE =
  folding(`linkedin | linkedin url | linkedin profile | linkedin profil | linkedin link | linkedin bio | linkedin address | linkedin page | linkedin handle |
  linkedin profile url | person linkedin url | linkedin public url | linkedin member url | url | profile | profile url | profile link | public profile url |
  profil | profil url | profillink | perfil | perfil url | url del perfil | perfil de linkedin | enlace de linkedin | url du profil | profil linkedin | lien linkedin |
  url do perfil | perfil do linkedin | link do linkedin | プロフィール | プロフィールurl | リンクトイン | リンクドイン | linkedin プロフィール`);
const ADDRESS =
  folding(`email | e mail | mail | emails | email address | e mail address | mail address | email 1 | e mail 1 value | primary email | contact email |
  person email | emailadresse | e mail adresse | mailadresse | mail adresse | correo | correo electronico | direccion de correo | direccion de correo electronico |
  adresse e mail | adresse email | courriel | adresse mail | adresse electronique | endereco de email | endereco de e mail | correio eletronico |
  メール | メールアドレス | eメール | 電子メール`);
const BUSINESS =
  folding(`work email | business email | work e mail | company email | corporate email | professional email | geschaftliche e mail | geschaftliche email |
  e mail geschaftlich | firmen e mail | correo de trabajo | correo corporativo | correo profesional | email professionnel | e mail professionnel | courriel professionnel |
  email corporativo | email profissional | e mail profissional | e mail comercial | 会社メール | 会社メールアドレス | 勤務先メール`);
const OTHERS =
  folding(`name | full name | first name | last name | given name | family name | surname | middle name | company | company name | account | account name |
  organization | organisation | employer | title | job title | position | role | phone | phone number | mobile | mobile phone | work phone | city | state | country | location | address |
  id | record id | contact id | lead id | notes | connected on | owner | contact owner | lead source | status | created | created date | create date | department | industry |
  website | domain | tags | salutation | headline |
  vorname | nachname | vollstandiger name | firma | unternehmen | firmenname | jobtitel | berufsbezeichnung | telefon | telefonnummer | mobil | stadt | ort | land | notizen | abteilung | anrede |
  nombre | nombre completo | apellido | apellidos | empresa | nombre de la empresa | cargo | puesto | telefono | movil | ciudad | pais | ubicacion | notas |
  nom | prenom | nom complet | nom de famille | entreprise | societe | poste | fonction | telephone | ville | pays | lieu | remarques |
  nome | nome completo | primeiro nome | sobrenome | ultimo nome | nome da empresa | celular | telefone | cidade | estado | localizacao | observacoes |
  名前 | 氏名 | 姓 | 名 | 会社 | 会社名 | 勤務先 | 役職 | 肩書 | 部署 | 電話 | 電話番号 | 住所 | 国 | 備考`);
// Somebody beside the person whom the row is about.
const BESIDE =
  /\b(?:owner|manager|assigned|assistant|created by|modified by|sender|referred|referrer|recruiter|company|account|organi[sz]ation|firma|unternehmen|empresa|entreprise|societe)\b|会社|担当/u;
const PRIVATE =
  /\b(?:personal|private?|privee?|prive|privat|privates|personnel(?:le)?|pessoal|particular|home|secondary|other|alternate|2|3)\b|個人|自宅/u;

/** What a header cell says of its column. `business`: an address at work; `private`: one that is not, or not the first; `beside`: somebody else than the person. */
export type NameHint = 'profile' | 'address' | 'business' | 'private' | 'beside';

/** Whether columns are often called so. */
export function isUsualName(cell: string): boolean {
  const name = folded(cell);
  return [PROFILE, ADDRESS, BUSINESS, OTHERS].some((names) => names.has(name));
}

/** What the name says, if anything. */
export function nameHint(cell: string): NameHint | undefined {
  const name = folded(cell);
  if (BUSINESS.has(name)) return 'business';
  if (PROFILE.has(name)) return 'profile';
  if (ADDRESS.has(name)) return 'address';
  if (BESIDE.test(name)) return 'beside';
  if (PRIVATE.test(name)) return 'private';
  return undefined;
}

/** In lower case, without accents, with a space for all that is neither letter nor digit. */
function folded(cell: string): string {
  return cell
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function folding(names: string): ReadonlySet<string> {
  return new Set(names.split('|').map(folded));
}
