// Forms of one name, the full ones and those that friends and colleagues use; folded, a group up to each semicolon, by language.
// A name may stand in several groups: Alex is Alexander, Alexandra and Alexei.
const GROUPS = [
  // English
  `abigail abby abbie gail; abraham abe bram; adam ad; agnes aggie; albert al bert bertie; alexander alex alec sandy xander lex al;
  alexandra alex sandra sandy lexi alexa; alfred alf alfie fred; alice ali; alison ali allie; amanda mandy; amelia amy millie;
  andrew andy drew; angela angie; anne ann annie anna nan nancy; anthony tony ant; antoinette toni; archibald archie; arnold arnie;
  arthur art artie; barbara barb barbie babs; bartholomew bart; beatrice bea trixie; benjamin ben benny benji; bernard bernie;
  bertram bert; beverley bev; bradley brad; brandon bran; bridget biddy bridie; calvin cal; cameron cam; caroline carrie caro caz;
  cassandra cass cassie; catherine cathy cath cate cat kate kathy katie kitty; cecilia cece celia; charles charlie chuck chas chaz;
  charlotte charlie lottie lotte; chester chet; christian chris; christina chris chrissy christie tina; christine chris chrissy tina;
  christopher chris kit topher; clarence clare; clifford cliff; clinton clint; constance connie; cornelius neil; curtis curt;
  cynthia cindy; daniel dan danny; danielle dani; david dave davey davy; deborah deb debbie; delores dolly; dennis denny den;
  derek del; dominic dom nic; donald don donnie; dorothy dot dottie dolly; douglas doug dougie; edgar ed eddie; edmund ed eddie ned ted;
  edward ed eddie ned ted teddy; edwin ed eddie; eleanor ellie nell nora lena; elizabeth liz lizzie beth betty betsy eliza ellie elsie
  libby lisa bess; emily em emmy millie; emma em emmy; ernest ernie; eugene gene; evelyn eve evie; ezekiel zeke; florence flo florrie;
  frances fran frankie fanny; francis frank frankie fran; franklin frank; frederick fred freddie rick; gabriel gabe; gabrielle gabby;
  gareth gary gaz; geoffrey geoff; gerald gerry jerry; gerard gerry; gertrude gertie trudy; gilbert gil bert; gregory greg; gwendolyn gwen;
  hannah annie; harold harry hal; harriet hattie; helen nell; henry harry hank hal; herbert herb bert; howard howie; hubert hugh; hugh hughie;
  ignatius iggy; irving irv; isaac ike zac; isabella bella izzy; isabel izzy bel; isidore izzy; jacob jake; jacqueline jackie; james jim
  jimmy jamie jem; janet jan; jane janie jenny; jason jay; jean jeannie; jeffrey jeff; jennifer jen jenny; jeremy jem jerry; jerome jerry;
  jessica jess jessie; joanne jo joan; joanna jo; john johnny jack jon; jonathan jon jonny nathan; joseph joe joey jo; josephine jo josie;
  joshua josh; joyce joy; judith judy; julia julie; julian jules; katherine kate kathy katie kat kay kit kitty kath; kathleen kath kathy
  kate katie; kenneth ken kenny; kimberly kim; lancelot lance; laura laurie; laurence larry laurie; lawrence larry laurie lars; leonard
  len lenny leo; leroy roy; leslie les; lewis lew lou; lillian lil lily; linda lin lindy; louis lou louie; louise lou; lucille lucy lou;
  madeleine maddy; malcolm mal; margaret maggie meg peggy marge margie greta rita daisy; marcus mark marc; marianne mary anne; marjorie marge
  margie; martin marty; mary molly polly mae mamie; matilda tilly mattie; matthew matt; maureen mo; maurice mo; maximilian max; maxwell max;
  megan meg; melanie mel; melissa mel missy lissa; melvin mel; michael mike mick mickey mikey; michelle shelly chelle; mildred millie;
  miranda mandy randy; mitchell mitch; montgomery monty; mortimer mort; nancy nan; natalie nat; nathan nat nate; nathaniel nat nate nathan;
  nicholas nick nicky nico; nicola nicky nic; nicole nicky nic; nigel nige; norman norm; oliver ollie; olivia liv livvy; oscar ozzie; oswald
  ozzie; pamela pam; patricia pat patty tricia trish; patrick pat paddy rick; penelope penny; percival percy; peter pete; philip phil pip;
  philippa pippa; phyllis phyl; priscilla cilla; prudence prue; rachel rae; ralph rafe; randall randy; randolph randy; raymond ray; rebecca
  becky becca bec; reginald reg reggie; reuben rube; rhonda ron; richard rick ricky dick rich richie; robert rob robbie bob bobby bert robin;
  roberta bobbie; roderick rod rick; rodney rod; roger rodge; roland rollo; ronald ron ronnie; rosemary rose rosie; roxanne roxy; rudolph
  rudy; russell russ rusty; samantha sam sammy; samson sam; samuel sam sammy; sarah sally sadie; sebastian seb bas; shirley shirl; sidney
  sid; silvester sly; simon si; solomon sol; sophia sophie; stanley stan; stephanie steph steffi; stephen steve stevie; steven steve stevie; stewart
  stu stew; stuart stu stew; susan sue susie suzy; susanna sue susie suzy; sylvia syl; tabitha tabby; terence terry; teresa tess terry tessa;
  theodore ted teddy theo; theresa tess terry tessa; thomas tom tommy; timothy tim timmy; tobias toby; tracy trace; valerie val; vanessa nessa;
  vernon vern; veronica ronnie; victor vic; victoria vicky tori; vincent vin vince vinny; virginia ginny; vivian viv; walter walt wally;
  warren ren; wesley wes; wilbur will; wilfred wilf will; wilhelmina mina; william bill billy will willy liam; winifred winnie; winston win;
  yvonne vonnie; zachary zac zach zack`,
  // German
  `adelheid heidi; alexander alex sascha; andrea andi; andreas andi andy; angelika geli; anneliese anne liesl; barbara babsi; benedikt beni;
  bernhard bernd berni; bertold bert; birgit biggi; christian chris; christoph chris stoffel; dietrich dieter; dominik dom; eberhard hardy;
  elisabeth lisa elli elke else liesl sissi; ferdinand ferdi; florian flo; franziska franzi; franz franzl; friedrich fritz fred; gabriele gabi;
  georg schorsch; gerhard gerd; gottfried friedl; guenther guenni; guenter guenni; hannelore hanne; heinrich heinz heiner; helmut helmi;
  ingeborg inge; jakob jaki; johann hans hannes; johanna hanna hanni; johannes hans hannes jo; josef sepp jupp; joerg joe; juergen joe;
  karl charly kalle; karoline karo; katharina kathi katja kati; klaus niklas; konrad conny; konstantin tino; kristina kristin tina;
  leopold poldi leo; ludwig lutz wiggerl; manfred manni fred; margarete grete gretel; maria mia mitzi; mathias matze; matthias matze hias;
  maximilian max; michael michi; michaela michi; monika moni; nikolaus klaus niko; patrick pat; reinhard reini; roswitha rosi; rudolf rudi;
  sebastian basti; sigrid sigi; siegfried sigi; sophie soph; stefan steff; stefanie steffi; susanne susi sanne; theresia resi; thomas tom;
  tobias tobi; ulrich uli ulli; ulrike uli ulli rike; ursula uschi; veronika vroni; viktoria vicki; walburga burgi; wilhelm willi willy; wolfgang
  wolf wolfi; wolfram wolf; yannick jan`,
  // Dutch
  `adriaan ad arjan; antonius ton toon anton; bartholomeus bart; cornelis kees cor; cornelia corrie; elisabeth els lies; franciscus frans;
  gerardus gerard; gijsbert gijs; hendrik henk rik; hendrika riek; jacobus jaap koos jacco; johannes jan hans johan; johanna joke jo; josephus
  jos jef; laurens lau; leonardus leo; margaretha greet gretha; maarten mart; mattheus thijs; matthijs thijs; nicolaas klaas nico niels;
  petrus piet peter; petronella nel; pieter piet; theodorus theo dirk; wilhelmus wim willem; willem wim; wouter wout`,
  // French
  `alexandre alex; alexandra alex; antoine toine; benjamin ben; benoit ben; catherine cathy; caroline caro; christophe chris;
  delphine del; dominique dom; dorothee doro; emmanuel manu; emmanuelle manu; elisabeth babeth; francois fanfan; frederic fred; frederique fred;
  gabriel gab; gregoire greg; guillaume gui; isabelle isa; jacqueline jacotte; joseph jojo; laurent lolo; ludovic ludo;
  marguerite margot; mathieu mat; maxime max; mickael mike; nathalie nath; nicolas nico; patricia pat; philippe phil; sebastien seb; stephane
  steph; stephanie steph; therese tess; thibault thib; valerie val; veronique vero; victor vic; vincent vince`,
  // Spanish and Catalan
  `alberto beto; alejandra ale; alejandro alex ale; antonio toni tono; beatriz bea; carolina caro; concepcion concha conchi; consuelo chelo;
  cristina cris; cristobal tobal; daniel dani; dolores lola; eduardo edu lalo; enrique quique kike; esperanza espe; eugenia geni; federico fede;
  fernando fer nando; francisca paqui; francisco paco pancho fran curro kiko; gabriel gabi; gregorio goyo; guadalupe lupe; guillermo guille memo;
  gustavo gus; ignacio nacho; inmaculada inma; isabel isa chabela; jesus chus chuy; joaquin quino; jordi jorge; jose pepe; josefa pepa; josep pep;
  juan juanito; lourdes lulu; luis lucho; manuel manolo manu; margarita marga; maria mari; mercedes merche; miguel migue; montserrat montse;
  natalia nati; nicolas nico; pilar pili; rafael rafa; ramon moncho; ricardo ricky richi; roberto beto; rosario charo; salvador salva; santiago
  santi yago; sebastian seba; sergio checo; soledad sole; susana susi; teresa tere; valentina vale; veronica vero; vicente chente; xavier xavi; javier javi`,
  // Portuguese
  `alexandre xande alex; ana aninha; antonio toninho tonho; bernardo be; carlos caca; eduardo edu dudu; fernanda nanda fe; fernando nando;
  francisco chico; gabriela gabi; guilherme gui; gustavo guga; henrique rique; joaquim quim; joao joca; jose ze; leonardo leo; luciana lu; luis lu;
  marcelo celo; mariana mari; patricia pati; pedro pedrinho; rafaela rafa; rodrigo digo; thiago ti; vinicius vini`,
  // Italian
  `alessandra sandra ale; alessandro sandro ale; andrea andre; antonella anto; antonio tonino toni; beatrice bea; benedetta benni; daniela dani;
  domenico mimmo; elisabetta betta eli; emanuele manu; enrico rico; federica fede; federico fede; francesca franci; francesco franco checco cesco;
  gabriella gabri; gaetano tano; giacomo jack; gianluca luca gian; giovanna gianna; giovanni gianni nanni gio; giuseppe beppe peppe pino; giuseppina
  pina; guglielmo memmo; lorenzo renzo lollo; luigi gigi gino; maddalena lena; margherita marghe rita; maurizio mauri; michele miki; nicola nico;
  raffaele lele raffa; riccardo ricky; roberto robi; salvatore toto; sebastiano seba; silvia silvi; stefania stefi; tommaso tommi; valentina vale;
  vincenzo enzo; vittorio vitto`,
  // Nordic
  `alexander alex; anders andy; birgitta gittan; bjoern bjorn; christian kris; elisabeth lisbeth lisa; fredrik fred frippe; gunnar gurra; hans hasse;
  henrik henke; ingrid inga; jakob jeppe; johan jocke; johannes johan hannes; karl kalle; katarina kajsa karin; kristian kris; kristina stina; lars
  lasse; magnus mange; margareta greta maggan; mats matte; mikael micke mick; mikkel mik; nils nisse; olof olle; per pelle; peter peppe; rasmus ras;
  sigurd sigge; sofie fie; sven svenne; thomas tompa; ulrik ulle; wilhelm wille; aleksi ale; juhani juha jussi; matti masa`,
  // Polish, Czech, Slovak, Hungarian, Romanian, Balkan
  `agnieszka aga; aleksander alek olek; aleksandra ola ala; andrzej jedrek; anna ania; barbara basia; dorota dorka; elzbieta ela; grzegorz grzesiek
  grzes; jakub kuba; jan janek; joanna asia; katarzyna kasia; krzysztof krzysiek; maciej maciek; magdalena magda; malgorzata gosia; michal misiek;
  piotr piotrek; stanislaw staszek; tadeusz tadek; tomasz tomek; wojciech wojtek; zbigniew zbyszek; zofia zosia;
  alena lenka; frantisek franta; frantiska fany; jaroslav jarda; jiri jirka; josef pepa; katerina katka; ladislav lada; marketa maky; martin mates;
  milan milos; miroslav mirek miro; pavel pavlik; petr peta; stanislav standa; tomas tom; vaclav vasek; vladimir vlada vladko; zdenek zdena; zuzana zuzka;
  erzsebet bozsi erzsi; ferenc feri; gabor gabi; gyorgy gyuri; istvan pista; janos jancsi; jozsef jozsi; katalin kati; laszlo laci; sandor sanyi; zoltan zoli;
  alexandru alex sandu; constantin costel; gheorghe gigi george; ioana oana; ion nelu; mihai misu; nicolae nicu; stefan fane; vasile vasi;
  aleksandar sasa aca; dragan gaga; dusan dule; georgi gosho; ivan ivo vanja; nikola niko; petar pero; slobodan boba; stojan sto; todor tosho; vladimir vlado`,
  // Russian and Ukrainian
  `aleksandr sasha alex shura; aleksandra sasha alexandra; aleksei alyosha alexey alex lesha; alexander sasha; alexandra sasha; alexey alyosha alex;
  anastasia nastya; anatoly tolya; andrei andrey; andriy andrii; boris borya; daria dasha; dmitry dima mitya dmitri dmitrii; dmytro dima; ekaterina katya
  kate; elena lena helen; evgenia zhenya jenya; evgeny zhenya eugene jenya; evgenii zhenya eugene; galina galya; grigory grisha; igor gosha; ilya ilia;
  irina ira; ivan vanya; konstantin kostya; ksenia ksyusha; leonid lyonya; lyudmila luda mila; maria masha; maksim max maxim; mikhail misha michael;
  mykhailo misha; mykola kolya nick; natalia natasha; nikita nik; nikolai kolya nick nikolay; oksana ksana; oleksandr sasha alex olexandr; oleksandra
  sasha; oleksii alex alexey; olga olya; pavel pasha paul; pyotr petya peter; roman roma; semyon syoma; sergei seryozha sergey serge; serhii sergey
  serge; stanislav stas; svetlana sveta; tatiana tanya; vadim vadik; valentina valya; valery valera; vasily vasya; viktor vitya victor; vitaly vitalik; vladimir
  vova volodya vlad; vladislav vlad; volodymyr vova volodya vlad; vyacheslav slava; yaroslav slava yarik; yekaterina katya kate; yelena lena;
  yevhen zhenya eugene; yulia julia; yury yura yuri`,
  // Greek
  `alexandros alekos alex; anastasia natasa; andreas andy; athanasios thanasis nasos; charalampos babis harris; christos chris; dimitrios dimitris jimmy;
  dimitra mimi; eleni lena; emmanouil manolis manos; evangelos vangelis; georgios giorgos george; ioanna gianna; ioannis giannis yannis john;
  konstantinos kostas dinos costas; konstantina dina; nikolaos nikos nick; panagiotis panos takis; spyridon spyros; stavros steve; theodoros
  thodoris theo; vasileios vasilis bill; vasiliki vaso`,
  // Arabic, Hebrew, Turkish, Persian: mostly spellings of one name
  `mohammed mohamed muhammad mohammad mo mohd mehmet; ahmed ahmad ahmet; abdullah abdallah; abdulrahman abdelrahman; hussein hussain husain; hassan hasan;
  yousef youssef yusuf yousuf joseph; ibrahim abraham; khaled khalid; mustafa mostafa moustafa; omar umar omer; osama usama; said saeed sayed; tariq tarek;
  fatima fatma fatemeh; aisha aysha ayse; khadija khadijah; layla leila laila; mariam maryam miriam; zainab zeynep zaynab; ali aly; reza riza;
  avraham avi abraham; binyamin benny; david dudi dudu; eliyahu eli; michael miki; moshe moishe; shlomo solomon; shimon simon; yaakov kobi yaki; yehuda udi;
  yitzhak itzik isaac; yosef yossi; yehonatan yoni jonathan; alireza ali; mohammadreza reza`,
  // Indian
  `abhishek abhi; aditya adi; akshay aksh; anand andy; anirudh ani; ashwin ash; chandrasekhar chandra shekhar; gopalakrishnan gopal; harish hari; jayant jay;
  karthik kartik; krishnan krish; krishna krish; lakshmi laxmi; madhavi madhu; manikandan mani; narayanan narayan; parameshwaran param; prashant prashanth;
  rajendra raj; rajesh raj; rajiv raj; ramachandran ram; sanjay sanj; siddharth sid; srinivas srini vasu; srinivasan srini; subramanian subbu mani;
  sundararajan sundar; surya suri; venkatesh venkat venky; venkataraman venkat; vijay vj; vikram vik; vishal vish; vivek viv`,
];

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The other forms of a first name, folded as it is: `bill`, `billy`, `will` … for `william` or for `liam`. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  known ??= byName();
  return known.get(name) ?? new Set();
}

function byName(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const group of GROUPS.join(';').split(';')) {
    const forms = group.trim().split(/\s+/);
    for (const form of forms) {
      const others = found.get(form) ?? new Set();
      for (const other of forms) if (other !== form) others.add(other);
      found.set(form, others);
    }
  }
  return found;
}
