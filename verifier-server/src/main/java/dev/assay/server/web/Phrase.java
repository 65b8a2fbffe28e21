package dev.assay.server.web;

/** What the pages for codes say, and the frame around them, in each language. */
enum Phrase implements Bilingual {
  SKIP("Skip to main content", "Neidio i'r prif gynnwys"),
  PAGES("Pages", "Tudalennau"),
  WHO("Who is trusted", "Pwy yr ymddiriedir ynddo"),
  WHAT("What is checked", "Beth sy'n cael ei wirio"),
  FOOTER(
      "Assay keeps nothing of what you check here. What it says is evidence for a decision, not the"
          + " decision.",
      "Nid yw Assay yn cadw dim o'r hyn rydych yn ei wirio yma. Tystiolaeth ar gyfer penderfyniad"
          + " yw ei ateb, nid y penderfyniad ei hun."),
  LANGUAGE("Language", "Iaith"),

  TITLE("Check a code", "Gwirio cod"),
  LEAD(
      "Find out whether the credential in a QR code may be believed. Nothing of it is kept.",
      "Dysgwch a ellir credu'r ddogfen mewn cod QR. Ni chedwir dim ohoni."),
  ERROR("Error", "Gwall"),
  PROBLEM("There is a problem", "Mae problem wedi codi"),
  CAMERA("Scan it with the camera", "Ei sganio â'r camera"),
  CAMERA_START("Use the camera", "Defnyddio'r camera"),
  CAMERA_STOP("Stop the camera", "Stopio'r camera"),
  CAMERA_VIEW("What the camera sees", "Yr hyn y mae'r camera'n ei weld"),
  CAMERA_ON(
      "The camera is on. Hold the code in front of it.",
      "Mae'r camera ymlaen. Daliwch y cod o'i flaen."),
  CAMERA_OFF("The camera is off.", "Mae'r camera wedi'i ddiffodd."),
  CAMERA_SLOW(
      "No code was found yet. Hold it still, let it fill the picture, and keep reflections off it."
          + " You can also upload a picture of it.",
      "Ni chanfuwyd cod eto. Daliwch ef yn llonydd, gadewch iddo lenwi'r llun, a chadwch"
          + " adlewyrchiadau oddi arno. Gallwch hefyd uwchlwytho llun ohono."),
  CAMERA_REFUSED(
      "The browser does not let this page use the camera. Permit it in the browser's settings, or"
          + " upload a picture of the code.",
      "Nid yw'r porwr yn gadael i'r dudalen hon ddefnyddio'r camera. Caniatewch hynny yng"
          + " ngosodiadau'r porwr, neu uwchlwythwch lun o'r cod."),
  CAMERA_NONE(
      "No camera was found. Upload a picture of the code, or paste its text.",
      "Ni chanfuwyd camera. Uwchlwythwch lun o'r cod, neu gludwch ei destun."),
  CAMERA_BUSY(
      "The camera cannot be used at the moment. Close other programs that use it and try again, or"
          + " upload a picture of the code.",
      "Ni ellir defnyddio'r camera ar hyn o bryd. Caewch raglenni eraill sy'n ei ddefnyddio a"
          + " rhowch gynnig arall arni, neu uwchlwythwch lun o'r cod."),
  CODE_READ("The code was read and is being checked.", "Darllenwyd y cod, ac mae'n cael ei wirio."),
  PROGRESS(
      "{read} of {total} parts were read. Still missing: {missing}. Scan or upload them in any"
          + " order.",
      "Darllenwyd {read} o {total} rhan. Yn eisiau o hyd: {missing}. Sganiwch neu uwchlwythwch nhw"
          + " mewn unrhyw drefn."),
  PART("part {part}", "rhan {part}"),
  START_AGAIN("Start again", "Dechrau eto"),
  PICTURE("Upload a picture of it", "Uwchlwytho llun ohono"),
  PICTURE_HINT(
      "PNG or JPEG, 10 MB at most. Several pictures if the code comes in parts.",
      "PNG neu JPEG, 10 MB ar y mwyaf. Sawl llun os daw'r cod mewn rhannau."),
  TEXT("Or paste its text", "Neu ludo ei destun"),
  TEXT_HINT(
      "Each part on its own line if the code comes in parts.",
      "Pob rhan ar ei llinell ei hun os daw'r cod mewn rhannau."),
  CHECK("Check", "Gwirio"),

  BUSY("The service is busy", "Mae'r gwasanaeth yn brysur"),
  BUSY_WORDS(
      "Nothing was decided. Try again in a moment.",
      "Ni phenderfynwyd dim. Rhowch gynnig arall arni ymhen ychydig."),
  ELSEWHERE("This form was sent from another site", "Anfonwyd y ffurflen hon o wefan arall"),
  ELSEWHERE_WORDS(
      "Open this service itself and scan the code there.",
      "Agorwch y gwasanaeth hwn ei hun a sganiwch y cod yno."),

  ACCEPTED("Accepted", "Derbyniwyd"),
  UNDETERMINED("Not decided", "Heb ei benderfynu"),
  REJECTED("Rejected", "Gwrthodwyd"),
  ACCEPTED_WORDS(
      "An issuer on the trust list signed it, and every check passed.",
      "Fe'i llofnodwyd gan gyhoeddwr sydd ar y rhestr ymddiriedaeth, a llwyddodd pob gwiriad."),
  UNDETERMINED_WORDS(
      "Nothing speaks against it, but it could not be decided. Do not rely on it yet.",
      "Nid oes dim yn ei erbyn, ond ni ellid penderfynu. Peidiwch â dibynnu arno eto."),
  REJECTED_WORDS(
      "Do not rely on it. That says nothing about the person.",
      "Peidiwch â dibynnu arno. Nid yw hynny'n dweud dim am y person."),
  COMPARE(
      "Compare the name and the date of birth with a document that has the person's photograph.",
      "Cymharwch yr enw a'r dyddiad geni â dogfen sydd â ffotograff o'r person."),
  NOBODY(
      "This page knows no name and no date of birth in a credential of this kind.",
      "Nid yw'r dudalen hon yn gwybod am enw na dyddiad geni mewn dogfen o'r math hwn."),
  NUMBERED("Credential {part} of {total}", "Dogfen {part} o {total}"),
  NAME("Name", "Enw"),
  BORN("Date of birth", "Dyddiad geni"),
  KIND("Kind", "Math"),
  VALID("Valid", "Dilys"),
  FROM_UNTIL("{from} to {until}", "{from} hyd {until}"),
  FROM("from {from}", "o {from}"),
  UNTIL("until {until}", "hyd {until}"),
  NO_DATES("it states no dates", "nid yw'n nodi dyddiadau"),
  NOT_GIVEN("not given", "heb ei roi"),
  VACCINATION("Vaccination", "Brechiad"),
  TEST("Test result", "Canlyniad prawf"),
  RECOVERY("Recovery", "Gwellhad"),
  HEALTH_CARD("Health card", "Cerdyn iechyd"),
  DRIVING_LICENCE("Driving licence", "Trwydded yrru"),
  IDENTITY("Proof of identity", "Prawf hunaniaeth"),
  ANOTHER("Check another code", "Gwirio cod arall"),
  DETAILS("Show the details", "Dangos y manylion (yn Saesneg)");

  private final String english;
  private final String welsh;

  Phrase(String english, String welsh) {
    this.english = english;
    this.welsh = welsh;
  }

  @Override
  public String in(Language language) {
    return language.choose(english, welsh);
  }
}
