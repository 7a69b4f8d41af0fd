/**
 * Mail domains of consumer providers and consumer internet providers (C4) that `email-providers` lacks, by region, each item a list of
 * domains parted by white space. Staff domains (comcast.com beside comcast.net, telekom.de beside t-online.de) stay out.
 */
export const ADDED_PROVIDERS: readonly string[] = [
  // Mail, aliases and forwarding without borders; privaterelay.appleid.com is in the list
  `passmail.net passinbox.com passmail.com passfwd.com tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me
  myyahoo.com wmconnect.com aolmail.com 123mail.org 150mail.com 16mail.com 2-mail.com 50mail.com elitemail.org emailengine.org
  emailplus.org eml.cc f-m.fm fast-email.com fast-mail.org fastest.cc fea.st h-mail.us imap-mail.com imap.cc imapmail.org
  inoutbox.com internet-e-mail.com internet-mail.org letterboxes.org mailingaddress.org mailservice.ms mailworks.org mm.st
  myfastmail.com mymacmail.com reallyfast.info sent.as sent.at speedymail.org ssl-mail.com swift-mail.com theinternetemail.com
  your-mail.com hushmail.me zoho.eu zoho.in duck.com mozmail.com relay.firefox.com simplelogin.com simplelogin.co
  simplelogin.fr aleeas.com slmail.me slmails.com silomails.com dralias.com 8alias.com 8shield.net anonaddy.com anonaddy.me
  addymail.com disroot.org riseup.net systemli.org autistici.org mailfence.com startmail.com runbox.no kolabnow.com
  ctemplar.com countermail.com skiff.com onmail.com inbox.eu mailo.com net-c.com net-c.fr netc.eu netc.fr netc.it mailoo.org
  cryptolab.net inventati.org krutt.org murena.io e.email vivaldi.net opmbx.org soverin.net polarismail.com msgsafe.io
  criptext.com swisscows.email swismail.ch librem.one dismail.de alabama.usa.com bellair.net florida.usa.com ibisit.com
  instructor.net texas.usa.com worshipper.net zoologist.com`,
  // Germany, Austria, Switzerland
  `magenta.de vodafone.de vodafonemail.de unitybox.de unity-mail.de kabelbw.de o2online.de o2mail.de alice.de alice-dsl.de
  alice-dsl.net hansenet.de versanet.de netcologne.de ewetel.net ewe.net osnanet.de htp-tel.de mnet-online.de mnet-mail.de
  emailn.de directbox.com smart-mail.de bluemail.de genion.de wolke7.net vr-web.de nexgo.de dokom.net teleos-web.de wtnet.de
  gmx-topmail.de s-direktnet.de surfeu.de snafu.de inbox.de ist-einmalig.de kbx.de firemail.de mailbox.de cityweb.de addcom.de
  talknet.de compuserve.de planet-interkom.de a1.net aon.at inode.at liwest.at utanet.at kabsi.at drei.at telering.at
  kabelplus.at salzburg-online.at cnh.at tmo.at sms.at eunet.at hispeed.ch sunrise.ch quickline.ch swissonline.ch freesurf.ch
  vtxmail.ch netplus.ch besonet.ch datacomm.ch solnet.ch ggaweb.ch romandie.com citycable.ch cablecom.ch sunweb.ch`,
  // France, Belgium, Netherlands, Luxembourg
  `bbox.fr cegetel.net numericable.fr numericable.com noos.fr 9online.fr caramail.fr libertysurf.fr freesbee.fr worldonline.fr
  nordnet.fr dbmail.com dartybox.com ozone.net estvideo.fr evhr.net lycos.fr netcourrier.fr bouygtel.fr orange.mq mediaserv.net
  canl.nc lagoon.nc mls.nc proximus.be scarlet.be belgacom.net pandora.be brutele.be euphonynet.be versatel.be edpnet.be
  kpnplanet.nl ziggo.nl ziggomail.nl xs4all.nl upcmail.nl casema.nl quicknet.nl telfort.nl solcon.nl zeelandnet.nl caiway.nl
  caiw.nl wanadoo.nl wxs.nl versatel.nl online.nl onsnet.nu orange.nl multiweb.nl concepts.nl hccnet.nl hetnet.com kickmail.nl
  msn.nl t-mobilethuis.nl xmsnet.nl zinders.nl pt.lu internet.lu vo.lu tango.lu`,
  // Italy, Spain, Portugal
  `tim.it fastwebnet.it vodafone.it infinito.it aliceposta.it cheapnet.it giallo.it micso.net trentino.net mclink.it
  telefonica.net movistar.es ono.com orange.es ya.com jazzfree.com telecable.es euskalnet.net mundo-r.com euskaltel.es
  vodafone.es auna.com arrakis.es retemail.es correo.es clix.pt netcabo.pt iol.pt telepac.pt mail.telepac.pt netvisao.pt
  kanguru.pt sapo.ao zonmail.pt vizzavi.pt`,
  // United Kingdom, Ireland
  `ntlworld.co.uk lineone.net onetel.com onetel.net onetel.net.uk pipex.com dsl.pipex.com fsnet.co.uk supanet.com madasafish.com
  plus.com force9.co.uk clara.co.uk clara.net nildram.co.uk uwclub.net tesco.net zen.co.uk waitrose.com orangehome.co.uk
  homecall.co.uk ukgateway.net which.net cwcom.net cwctv.net totalise.co.uk breathemail.net toucansurf.com bulldoghome.com
  eclipse.co.uk metronet.co.uk vfast.co.uk phonecoop.coop mypostoffice.co.uk care4free.net worldonline.co.uk tinyworld.co.uk
  tinyonline.co.uk globalnet.co.uk dircon.co.uk mail.co.uk email.co.uk iol.ie indigo.ie vodafone.ie esatclear.ie
  gofree.indigo.ie clearwire.ie`,
  // Nordic countries
  `telia.com comhem.se bredband.net bredband2.com bahnhof.se swipnet.se passagen.se glocalnet.net telenordia.se ownit.nu
  bostream.nu bostream.se crossnet.se brevet.nu boremail.com mailbox.swipnet.se utfors.se algonet.se online.no broadpark.no
  frisurf.no getmail.no lyse.net altibox.no start.no ebnett.no hesbynett.no nextgentel.com bluezone.no loqal.no epost.no
  mail.dk tdcadsl.dk stofanet.dk mail.tele.dk get2net.dk webspeed.dk jubii.dk ofir.dk post.tele.dk post10.tele.dk youmail.dk
  email.dk privat.dk tele2adsl.dk mail.tdcadsl.dk vip.cybercity.dk cybercity.dk post.cybercity.dk fibermail.dk energimail.dk
  nrdn.dk waoo.dk hafnet.dk c.dk dlgmail.dk oncable.dk profibermail.dk vip.tele2adsl.dk gvdnet.dk kolumbus.fi elisanet.fi
  saunalahti.fi pp.inet.fi inet.fi suomi24.fi netti.fi dnainternet.net welho.com phnet.fi mbnet.fi pp.nic.fi co.inet.fi
  kotikone.fi surffi.fi mail.suomi.net dlc.fi pp1.inet.fi kotinet.com luukku.fi simnet.is internet.is visir.is isl.is vortex.is
  talnet.is hive.is`,
  // Poland, Czech Republic, Slovakia, Hungary, Romania, Bulgaria, Greece, Cyprus
  `onet.eu op.pl poczta.onet.pl poczta.onet.eu vp.pl interia.eu interia.com tlen.pl autograf.pl buziaczek.pl go2.pl spoko.pl
  neostrada.pl poczta.pl int.pl amorki.pl prokonto.pl opoczta.pl onet.com.pl vip.onet.pl adres.pl plusnet.pl toya.net.pl
  upcpoczta.pl vectranet.pl poczta.neostrada.pl ptk.pl post.pl pino.pl pf.pl mail.pl e-mail.pl 1gb.pl mailplus.pl idea.net.pl
  spoluzaci.cz atlas.cz volny.cz quick.cz iol.cz sezam.cz cmail.cz raz-dva.cz xchat.cz o2active.cz upcmail.cz klikni.cz
  mujmail.cz azet.sk zoznam.sk stonline.sk orangemail.sk szm.sk szm.com atlas.sk slovanet.sk gaya.sk citromail.hu indamail.hu
  upcmail.hu vipmail.hu invitel.hu digikabel.hu vnet.hu fibermail.hu axelero.hu matavnet.hu startadsl.hu enternet.hu t-email.hu
  pr.hu k.ro rdslink.ro clicknet.ro mail.ro xnet.ro romtelecom.ro post.ro as.ro mail.bg dir.bg gbg.bg gyuvetch.bg data.bg
  bol.bg email.bg net.bg mbox.contact.bg otenet.gr hol.gr pathfinder.gr tellas.gr vivodinet.gr flash.gr cosmotemail.gr
  windtools.gr otenet.com.cy cytanet.com.cy cablenet.com.cy spidernet.com.cy primehome.com logosnet.cy.net`,
  // Croatia, Slovenia, Serbia, Bosnia, Montenegro
  `net.hr inet.hr vip.hr htnet.hr xnet.hr optinet.hr globalnet.hr bnet.hr iskon.hr email.hr zg.htnet.hr zg.t-com.hr st.t-com.hr
  ri.t-com.hr os.t-com.hr pu.t-com.hr siol.net volja.net amis.net t-2.net telemach.net s5.net mail.si eunet.rs ptt.rs sbb.rs
  open.telekom.rs verat.net beotel.net beotel.rs yubc.net sezampro.rs mts.rs neobee.net nadlanu.com bih.net.ba teol.net
  blic.net t.ba t-com.me`,
  // Russia, Ukraine, Kazakhstan, Uzbekistan, Baltic countries
  `internet.ru xmail.ru narod.ru lenta.ru autorambler.ru myrambler.ru ro.ru rambler.ua hotbox.ru nm.ru nxt.ru vk.com krovatka.su
  orc.ru pochtamt.ru rbcmail.ru qip.ru nightmail.ru 5ballov.ru aeterna.ru ziza.ru memori.ru photofile.ru fotoplenka.ru
  pochta.com km.ru e1.ru ngs.ru mtu-net.ru tut.by open.by sputnik.ru bigmir.net meta.ua email.ua ua.fm mail.ua online.ua 3g.ua
  ukrpost.net ukrpost.ua e-mail.ua freemail.ukr.net voliacable.com breezein.net mail.kz inbox.uz mail.uz umail.uz inbox.lt
  online.ee takas.lt one.lt one.lv zebra.lt is.lt mail.lt mail.lv neti.ee balticom.lv parks.lv inbox.ee`,
  // Israel, Arab countries, Turkey
  `bezeqint.net 012.net.il 013.net 013net.net barak.net.il inter.net.il internet-zahav.net smile.net.il nana.co.il nana10.co.il
  017.net.il bezeqint.net.il emirates.net.ae eim.ae batelco.com.bh qatar.net.qa link.net tedata.net.eg menanet.net nesma.net.sa
  awalnet.net.sa sahara.com.sa saudi.net.sa cyberia.net.lb inco.com.lb idm.net.lb terra.net.lb dm.net.lb orange.jo go.com.jo
  menara.ma iam.net.ma caramail.ma topnet.tn planet.tn gnet.tn hexabyte.tn wissal.dz djaweb.dz mynet.com ttmail.com
  superonline.com e-kolay.net turk.net ttnet.net.tr ttnet.com.tr superposta.com windowslive.com.tr mynet.com.tr yaani.com`,
  // India, Pakistan, Bangladesh, Sri Lanka, Nepal
  `rediff.com in.com vsnl.com vsnl.net vsnl.net.in bsnl.in dataone.in airtelmail.in airtelmail.com mtnl.net.in eth.net
  satyam.net.in hathway.com touchtelindia.net sancharnet.in myopera.com indiainfo.com cyber.net.pk brain.net.pk wol.net.pk
  super.net.pk bdonline.com bangla.net bttb.net.bd agni.com dhaka.net citechco.net sltnet.lk eureka.lk wlink.com.np ntc.net.np
  mos.com.np`,
  // China, Taiwan, Hong Kong, Macau
  `vip.163.com vip.126.com vip.188.com 163.net vip.sina.cn sina.com.cn sohu.com vip.sohu.com sogou.com vip.tom.com 21cn.net
  vip.21cn.com 139.com 189.cn wo.cn wo.com.cn 263.net 263.net.cn chinaren.com citiz.net 2980.com 88.com email.cn china.com
  vip.china.com msn.cn hinet.net pchome.com.tw seed.net.tw mail2000.com.tw kimo.com.tw msa.hinet.net url.com.tw giga.net.tw
  tfn.net.tw so-net.net.tw apol.com.tw anet.net.tw ksmail.seed.net.tw xuite.net webmail.hinet.net netvigator.com i-cable.com
  ctimail.com hkbn.net hknet.com biznetvigator.com hutchcity.com ctm.net`,
  // Korea, Japan
  `kakao.com empas.com empal.com dreamwiz.com chol.com chollian.net paran.com hanmir.com freechal.com lycos.co.kr unitel.co.kr
  hitel.net hanafos.com lettee.com kornet.net ymail.ne.jp au.com softbank.jp vodafone.ne.jp disney.ne.jp willcom.com pdx.ne.jp
  ymobile.ne.jp ymobile1.ne.jp y-mobile.ne.jp yahoo-mail.jp emnet.ne.jp emobile.ne.jp mopera.net mopera.ne.jp uqmobile.jp
  uqwimax.jp nifty.com nifty.ne.jp biglobe.ne.jp mbe.nifty.com ocn.ne.jp plala.or.jp so-net.ne.jp dion.ne.jp odn.ne.jp
  infoweb.ne.jp asahi-net.or.jp jcom.zaq.ne.jp zaq.ne.jp zaq.jp goo.jp goo.ne.jp infoseek.to livedoor.com livedoor.jp
  hi-ho.ne.jp wakwak.com bbiq.jp eonet.ne.jp commufa.jp sannet.ne.jp tiki.ne.jp dti.ne.jp gol.com interlink.or.jp rim.or.jp
  tcp-ip.or.jp cablenet.ne.jp catv.ne.jp coara.or.jp auone.jp auone-net.jp ab.auone-net.jp t-com.ne.jp netyou.jp vega.or.jp`,
  // South-East Asia
  `pacific.net.sg starhub.net.sg streamyx.com tm.net.my time.net.my jaring.my pd.jaring.my unifi.my maxis.net.my cbn.net.id
  indosat.net.id centrin.net.id dnet.net.id indo.net.id rad.net.id link.net.id biz.net.id pacific.net.id ymail.co.id pldt.net
  pldtdsl.net skyinet.net info.com.ph edsamail.com.ph mozcom.com i-manila.com.ph pacific.net.ph loxinfo.co.th ksc.th.com
  truemail.co.th asianet.co.th cscoms.com hcm.vnn.vn hn.vnn.vn`,
  // Australia, New Zealand
  `optushome.com.au tpgi.com.au adam.com.au aapt.net.au primus.com.au exetel.com.au grapevine.com.au grapevine.net.au
  hotkey.net.au dcsi.net.au activ8.net.au chariot.net.au spin.net.au eftel.net.au eftel.com ihug.com.au ncable.net.au
  austarnet.com.au powerup.com.au froggy.com.au senet.com.au picknowl.com.au smartchat.net.au people.net.au
  virginbroadband.com.au vtown.com.au aussiemail.com.au aanet.com.au clear.net.nz paradise.net.nz slingshot.co.nz ihug.co.nz
  orcon.net.nz orcon.co.nz vodafone.co.nz vodafone.net.nz actrix.co.nz actrix.gen.nz inspire.net.nz snap.net.nz woosh.co.nz
  maxnet.co.nz callplus.net.nz flip.co.nz kinect.co.nz farmside.co.nz netaccess.co.nz`,
  // Africa
  `mweb.co.za telkomsa.net vodamail.co.za absamail.co.za iafrica.com global.co.za lantic.net worldonline.co.za iburst.co.za
  cybersmart.co.za mtnloaded.co.za polka.co.za intekom.co.za yebo.co.za icon.co.za discoverymail.co.za isat.co.za
  iconnect.co.ke africaonline.co.ke wananchi.com swiftkenya.com africaonline.com.gh ghana.com`,
  // Latin America, Caribbean
  `superig.com.br click21.com.br pop.com.br ibest.com.br brturbo.com.br brturbo.com veloxmail.com.br netsite.com.br onda.com.br
  uai.com.br speedy.com.br ajato.com.br virtua.com.br netpar.com.br via-rs.net predialnet.com.br sercomtel.com.br
  bighost.com.br ciudad.com.ar uolsinectis.com.ar sinectis.com.ar fullzero.com.ar datafull.com tutopia.com adinet.com.uy
  vera.com.uy netgate.com.uy infinitum.com.mx terra.com.mx megared.net.mx cablevision.net.mx axtel.net att.net.mx
  correoinfinitum.com vtr.net entelchile.net mi.cl chile.com tie.cl telsur.cl ctcinternet.cl manquehue.net 123.cl une.net.co
  epm.net.co etb.net.co telmex.net.co cable.net.co emcali.net.co terra.com.co terra.com.pe speedy.com.pe infonegocio.net.pe
  cantv.net intercable.net.ve andinanet.net punto.net.ec interactive.net.ec satnet.net uio.satnet.net gye.satnet.net
  entelnet.bo racsa.co.cr cwpanama.net codetel.net.do claro.net.do tricom.net coqui.net prtc.net caribe.net cwjamaica.com
  tstt.net.tt wow.net carib-link.net`,
  // United States, Canada
  `flash.net nvbell.net currently.com wans.net spectrum.net suddenlink.net sparklight.net mediacombb.net exede.net zoomtown.com
  insightbb.com alaska.net acsalaska.net mtaonline.net metrocast.net gwi.net consolidated.net surewest.net sonic.net
  pacifier.com speakeasy.net toast.net xmission.com localnet.com ipa.net myfairpoint.net fairpoint.net comporium.net
  carolina.net clearwire.net ntelos.net shentel.net nctv.com ktc.com gvtc.com hctc.net wcnet.net suscom.net mediaone.net
  knology.net graceba.net wavecable.com lmi.net cogeco.net eastlink.ca sasktel.net mts.net mymts.net nb.sympatico.ca
  ns.sympatico.ca nf.sympatico.ca bellaliant.net distributel.net teksavvy.com primus.ca vianet.ca ca.inter.net ebox.ca
  ripnet.com magma.ca execulink.com tbaytel.net nl.rogers.com ntl.sympatico.ca xplornet.com novuscom.net lightspeed.ca
  telusplanet.net globetrotter.net cgocable.net cgocable.ca golden.net persona.ca nbnet.nb.ca wightman.ca hay.net mnsi.net
  cyberus.ca bmts.com netaddress.com rakumail.jp`,
];
