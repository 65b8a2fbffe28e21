package dev.assay.server.web;

/**
 * What the pages that ask for a credential say, in each language. The Welsh never puts the name of
 * a service where the word before it would change its first letter.
 */
enum PresentPhrase implements Bilingual {
  TITLE("{service} asks you to share information", "Mae {service} yn gofyn i chi rannu gwybodaeth"),
  FOOTER(
      "Assay checks what you share and passes it on to this service alone. It is deleted here once"
          + " the service has it, or after a short time.",
      "Mae Assay yn gwirio'r hyn rydych yn ei rannu ac yn ei drosglwyddo i'r gwasanaeth hwn yn unig."
          + " Caiff ei ddileu yma unwaith y bydd wedi cyrraedd y gwasanaeth, neu ymhen amser byr."),
  WHY("Why:", "Pam:"),
  CLAIMS("What it asks for", "Yr hyn y mae'n gofyn amdano"),
  ONLY_THAT(
      "That you have the document. No details from it are passed on.",
      "Bod y ddogfen gennych. Ni throsglwyddir unrhyw fanylion ohoni."),
  SOME(
      "You may not need all of this. Your wallet shows you what is enough.",
      "Efallai na fydd angen hyn i gyd. Bydd eich waled yn dangos beth sy'n ddigon."),
  AGREE(
      "Nothing is shared until you agree to it in your wallet.",
      "Ni chaiff dim ei rannu nes i chi gytuno i hynny yn eich waled."),
  OPEN("Open my wallet", "Agor fy waled"),
  OPEN_HINT(
      "A wallet is an app on this device that holds your digital documents. If nothing opens, there"
          + " is no wallet here that can answer.",
      "Ap ar y ddyfais hon sy'n cadw eich dogfennau digidol yw waled. Os nad oes dim yn agor, nid"
          + " oes waled yma a all ateb."),
  OPEN_OLDER("Open an older wallet app instead", "Agor ap waled hŷn yn lle hynny"),
  BROWSER("Choose a wallet in this browser", "Dewis waled yn y porwr hwn"),
  BROWSER_HINT(
      "The browser shows you the wallets that it knows, on this device or on your phone.",
      "Mae'r porwr yn dangos y waledi y mae'n gwybod amdanynt, ar y ddyfais hon neu ar eich ffôn."),
  BROWSER_FAILED(
      "That did not work. Try again, or answer in another way.",
      "Ni weithiodd hynny. Rhowch gynnig arall arni, neu atebwch mewn ffordd arall."),
  SCAN("Scan this code with your wallet", "Sganiwch y cod hwn â'ch waled"),
  SCAN_HINT(
      "A wallet is an app on your phone that holds your digital documents. Open it and scan the code"
          + " with it.",
      "Ap ar eich ffôn sy'n cadw eich dogfennau digidol yw waled. Agorwch hi a sganiwch y cod"
          + " ynddi."),
  WARNING("Warning", "Rhybudd"),
  PHISHING(
      "Do not scan it unless you came to this page yourself. If someone sent you the code or the"
          + " page, they may be trying to get your details: close the page.",
      "Peidiwch â'i sganio oni bai eich bod wedi dod i'r dudalen hon eich hun. Os anfonodd rhywun y"
          + " cod neu'r dudalen atoch, efallai ei fod yn ceisio cael eich manylion: caewch y"
          + " dudalen."),
  CODE("QR code for your wallet app", "Cod QR ar gyfer eich ap waled"),
  OPEN_HERE("Open a wallet on this device instead", "Agor waled ar y ddyfais hon yn lle hynny"),
  UNTIL("You can answer until {time}, UK time.", "Gallwch ateb tan {time}, amser y DU."),
  LEFT("{minutes} minutes left.", "{minutes} munud ar ôl."),
  LAST("Less than 1 minute left to answer.", "Llai nag 1 munud ar ôl i ateb."),
  WAITING("Waiting for your wallet.", "Yn aros am eich waled."),
  OPENED(
      "Your wallet has the request. Carry on in your wallet.",
      "Mae'r cais wedi cyrraedd eich waled. Ewch ymlaen yn eich waled."),
  AGAIN("Check whether your wallet has answered", "Gwirio a yw eich waled wedi ateb"),
  CANCEL("Do not share anything", "Peidio â rhannu dim"),
  OTHER("Other ways to prove it", "Ffyrdd eraill o brofi hyn"),
  OTHER_WORDS(
      "You do not have to use a wallet. Ask the service how else it can check what it needs, for"
          + " example in person or by post.",
      "Nid oes rhaid i chi ddefnyddio waled. Gofynnwch i'r gwasanaeth sut arall y gall wirio'r hyn"
          + " sydd ei angen arno, er enghraifft wyneb yn wyneb neu drwy'r post."),
  ANSWERED("Your wallet has answered", "Mae eich waled wedi ateb"),
  HELD_WORDS(
      "Your wallet now takes you back to the service. If that does not happen, go to your wallet and"
          + " carry on from there, or begin again at the service.",
      "Mae eich waled nawr yn mynd â chi yn ôl i'r gwasanaeth. Os nad yw hynny'n digwydd, ewch i'ch"
          + " waled a pharhau oddi yno, neu dechreuwch eto gyda'r gwasanaeth."),
  ANSWERED_WORDS(
      "The service has the answer. You can go back to it, or close this page.",
      "Mae'r ateb gan y gwasanaeth. Gallwch fynd yn ôl ato, neu gau'r dudalen hon."),
  NOTHING_SHARED("Nothing was shared", "Ni rannwyd dim"),
  REFUSED_WORDS(
      "You said no in your wallet, or it has no document that fits. You can begin again at the"
          + " service, or ask there how else you can prove it.",
      "Fe wnaethoch wrthod yn eich waled, neu nid oes dogfen addas ynddi. Gallwch ddechrau eto"
          + " gyda'r gwasanaeth, neu ofyn yno sut arall y gallwch brofi hyn."),
  CANCELLED_WORDS(
      "The request was cancelled. You can begin again at the service, or ask there how else you can"
          + " prove it.",
      "Cafodd y cais ei ganslo. Gallwch ddechrau eto gyda'r gwasanaeth, neu ofyn yno sut arall y"
          + " gallwch brofi hyn."),
  EXPIRED("The time to answer is over", "Mae'r amser i ateb ar ben"),
  EXPIRED_WORDS(
      "Nothing was shared. You can begin again at the service. If you need more time, ask there how"
          + " else you can prove it.",
      "Ni rannwyd dim. Gallwch ddechrau eto gyda'r gwasanaeth. Os oes angen mwy o amser arnoch,"
          + " gofynnwch yno sut arall y gallwch brofi hyn."),
  BACK("Back to the service", "Yn ôl i'r gwasanaeth"),
  UNKNOWN("There is no such request", "Nid oes cais o'r fath"),
  UNKNOWN_WORDS(
      "It has been over for some time, or its address is not complete. You can begin again at the"
          + " service.",
      "Mae ar ben ers peth amser, neu nid yw ei gyfeiriad yn gyflawn. Gallwch ddechrau eto gyda'r"
          + " gwasanaeth."),
  COOKIES("This page needs a cookie", "Mae angen cwci ar y dudalen hon"),
  COOKIES_WORDS(
      "It keeps your answer from anybody else's browser, and nothing else. Allow cookies for this"
          + " site, then begin again at the service.",
      "Mae'n cadw eich ateb rhag porwr unrhyw un arall, a dim byd arall. Caniatewch gwcis i'r safle"
          + " hwn, yna dechreuwch eto gyda'r gwasanaeth."),
  ELSEWHERE("This request began in another browser", "Dechreuodd y cais hwn mewn porwr arall"),
  ELSEWHERE_WORDS(
      "Nothing was passed on to the service. If you began it yourself, go back to the browser that"
          + " you began in, or begin again at the service. The browser must allow cookies.",
      "Ni throsglwyddwyd dim i'r gwasanaeth. Os mai chi a'i dechreuodd, ewch yn ôl i'r porwr y"
          + " dechreuoch ynddo, neu dechreuwch eto gyda'r gwasanaeth. Rhaid i'r porwr ganiatáu"
          + " cwcis."),
  RETURNED_WORDS(
      "Nothing was passed on to the service. If you began it yourself, your wallet has opened another"
          + " browser: begin again at the service, in this browser.",
      "Ni throsglwyddwyd dim i'r gwasanaeth. Os mai chi a'i dechreuodd, mae eich waled wedi agor"
          + " porwr arall: dechreuwch eto gyda'r gwasanaeth, yn y porwr hwn."),
  NOT_YOURS(
      "If you did not begin it, someone may be trying to get your details: close this page.",
      "Os nad chi a'i dechreuodd, efallai bod rhywun yn ceisio cael eich manylion: caewch y dudalen"
          + " hon.");

  private final String english;
  private final String welsh;

  PresentPhrase(String english, String welsh) {
    this.english = english;
    this.welsh = welsh;
  }

  @Override
  public String in(Language language) {
    return language.choose(english, welsh);
  }
}
