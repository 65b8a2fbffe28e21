// Dropping a file on the text field puts its text there. Everything else works without this.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("credential");
  if (!field) {
    return;
  }
  const over = (on) => field.classList.toggle("assay-credential--over", on);
  field.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  field.addEventListener("dragleave", () => over(false));
  field.addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    const file = event.dataTransfer.files[0];
    field.value = file && file.size <= 1048576 ? (await file.text()).trim() : event.dataTransfer.getData("text").trim();
  });
});
