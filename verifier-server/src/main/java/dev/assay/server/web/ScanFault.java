package dev.assay.server.web;

import dev.assay.server.picture.PictureException;

/** Why what was scanned, uploaded or pasted could not be decided, and what to do about it. */
enum ScanFault {
  NOTHING_GIVEN(
      "picture",
      "Scan a code, upload a picture of it, or paste its text",
      "Sganiwch god, uwchlwythwch lun ohono, neu gludwch ei destun"),
  NO_CODE(
      "picture",
      "No QR code was found in the picture. Take it again from straight above, with all of the code"
          + " in it, in good light and in focus",
      "Ni chanfuwyd cod QR yn y llun. Tynnwch y llun eto yn syth uwchben y cod, gyda'r cod i gyd"
          + " ynddo, mewn golau da ac yn glir"),
  UNREADABLE_PICTURE(
      "picture",
      "The picture cannot be read; it may be damaged. Take it again, or choose another",
      "Ni ellir darllen y llun; efallai ei fod wedi'i ddifrodi. Tynnwch ef eto, neu dewiswch un"
          + " arall"),
  OTHER_FORMAT(
      "picture",
      "The file is not a picture that can be read here. Choose a PNG or a JPEG",
      "Nid yw'r ffeil yn llun y gellir ei ddarllen yma. Dewiswch PNG neu JPEG"),
  TOO_MANY_PIXELS(
      "picture",
      "The pictures have more than 50 million pixels. Take smaller ones, or cut out the code",
      "Mae mwy na 50 miliwn o bicseli yn y lluniau. Tynnwch rai llai, neu torrwch y cod allan"),
  TOO_LARGE(
      "picture",
      "What you sent is larger than 10 MB. Take a smaller picture, or cut out the code",
      "Mae'r hyn a anfonoch yn fwy na 10 MB. Tynnwch lun llai, neu torrwch y cod allan"),
  SEVERAL_CREDENTIALS(
      "picture",
      "There is more than one credential here. Check one at a time",
      "Mae mwy nag un ddogfen yma. Gwiriwch un ar y tro"),
  TOO_MANY_PARTS(
      "picture",
      "The code says that it has more than 16 parts, which no known code has. Scan the right code",
      "Mae'r cod yn dweud bod ganddo fwy nag 16 rhan, ac nid oes gan unrhyw god hysbys gynifer."
          + " Sganiwch y cod cywir"),
  BAD_PART(
      "picture",
      "The numbers of a part contradict each other. Scan that part again",
      "Mae rhifau un rhan yn gwrth-ddweud ei gilydd. Sganiwch y rhan honno eto"),
  WRONG_PART(
      "picture",
      "This part belongs to another code. Scan the missing parts of the first one, or start again",
      "Mae'r rhan hon yn perthyn i god arall. Sganiwch y rhannau o'r cod cyntaf sydd yn eisiau, neu"
          + " dechreuwch eto"),
  NOT_TAKEN(
      "text",
      "This service cannot take this code. Check that all of it was scanned or pasted, and nothing"
          + " else",
      "Ni all y gwasanaeth hwn dderbyn y cod hwn. Gwiriwch fod y cod i gyd, a dim byd arall, wedi'i"
          + " sganio neu ei ludo");

  private final String field;
  private final String english;
  private final String welsh;

  ScanFault(String field, String english, String welsh) {
    this.field = field;
    this.english = english;
    this.welsh = welsh;
  }

  static ScanFault of(PictureException.Reason reason) {
    return switch (reason) {
      case OTHER_FORMAT -> OTHER_FORMAT;
      case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
      case UNREADABLE -> UNREADABLE_PICTURE;
      case NO_CODE -> NO_CODE;
    };
  }

  /** The field of the form that it belongs to. */
  String field() {
    return field;
  }

  String in(Language language) {
    return language.choose(english, welsh);
  }
}
