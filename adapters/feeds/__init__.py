"""Where the files of feeds go: folders and S3."""
