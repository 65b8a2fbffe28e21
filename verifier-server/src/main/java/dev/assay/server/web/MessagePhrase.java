package dev.assay.server.web;

import dev.assay.server.presentation.Message;

/** What the pages of a test service say to its developer, in both languages. */
enum MessagePhrase implements Bilingual {
  TEST("Test service", "Gwasanaeth prawf"),
  TEST_WORDS(
      "Its developers see what you share. Do not use real documents.",
      "Mae ei ddatblygwyr yn gweld yr hyn rydych yn ei rannu. Peidiwch â defnyddio dogfennau go"
          + " iawn."),
  LINK("See every message of this request", "Gweld pob neges yn y cais hwn"),
  TITLE("Every message of this request", "Pob neges yn y cais hwn"),
  INTRO(
      "This is what the service, the browser, the wallet and this server have said to each other, in"
          + " order. It is kept with the request and is gone with it.",
      "Dyma'r hyn y mae'r gwasanaeth, y porwr, y waled a'r gweinydd hwn wedi'i ddweud wrth ei gilydd,"
          + " yn eu trefn. Mae'n cael ei gadw gyda'r cais ac yn mynd gydag ef."),
  LATER(
      "What was in the messages is shown once a wallet has answered, and has brought the browser that"
          + " began back with it: until then there is something in them that must not be known.",
      "Dangosir yr hyn oedd yn y negeseuon unwaith y bydd waled wedi ateb, ac wedi dod â'r porwr a"
          + " ddechreuodd yn ôl gyda hi: tan hynny mae rhywbeth ynddynt na ddylai neb ei wybod."),
  GONE(
      "Nothing is left to see. Messages go when the service has acknowledged the result, when the"
          + " request is cancelled, and when its time is over.",
      "Nid oes dim ar ôl i'w weld. Mae negeseuon yn mynd pan fydd y gwasanaeth wedi cydnabod y"
          + " canlyniad, pan gaiff y cais ei ganslo, a phan ddaw ei amser i ben."),
  RETURN("Back to the page of the request", "Yn ôl i dudalen y cais"),
  AT("At {time}, UK time", "Am {time}, amser y DU"),
  DECODED("Header and payload", "Pennyn a chynnwys"),
  SENT("As it was sent", "Fel y'i hanfonwyd"),
  CHECKS("Every check of the report", "Pob gwiriad yn yr adroddiad"),
  BEGIN("Service to server: it begins a request", "Gwasanaeth i'r gweinydd: dechrau cais"),
  FETCH("Wallet to server: it fetches the request", "Waled i'r gweinydd: nôl y cais"),
  REQUEST("Server to wallet: the signed request", "Gweinydd i'r waled: y cais wedi'i lofnodi"),
  BROWSER_REQUESTS(
      "Server to browser: the requests for its wallets",
      "Gweinydd i'r porwr: y ceisiadau ar gyfer ei waledi"),
  ANSWER("Wallet to server: its answer, as it came", "Waled i'r gweinydd: ei hateb, fel y daeth"),
  BROWSER_ANSWER(
      "Browser to server: the answer of a wallet, as it came",
      "Porwr i'r gweinydd: ateb waled, fel y daeth"),
  OPENED("In the server: the answer, opened", "Yn y gweinydd: yr ateb, wedi'i agor"),
  REPLY(
      "Server to wallet or browser: where it goes on",
      "Gweinydd i'r waled neu'r porwr: ble mae'n mynd nesaf"),
  CALLBACK(
      "Server to service: a signed call, that the request has ended",
      "Gweinydd i'r gwasanaeth: galwad wedi'i llofnodi, bod y cais wedi dod i ben"),
  RESULT(
      "Server to service: the result that it fetches",
      "Gweinydd i'r gwasanaeth: y canlyniad y mae'n ei nôl");

  private final String english;
  private final String welsh;

  MessagePhrase(String english, String welsh) {
    this.english = english;
    this.welsh = welsh;
  }

  static MessagePhrase of(Message.Kind kind) {
    return switch (kind) {
      case BEGIN -> BEGIN;
      case FETCH -> FETCH;
      case REQUEST -> REQUEST;
      case BROWSER_REQUESTS -> BROWSER_REQUESTS;
      case ANSWER -> ANSWER;
      case BROWSER_ANSWER -> BROWSER_ANSWER;
      case OPENED -> OPENED;
      case REPLY -> REPLY;
      case CALLBACK -> CALLBACK;
      case RESULT -> RESULT;
    };
  }

  @Override
  public String in(Language language) {
    return language.choose(english, welsh);
  }
}
